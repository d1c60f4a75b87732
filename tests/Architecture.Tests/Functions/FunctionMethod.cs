using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EipFunctions.Architecture.Tests.Functions;

/// <summary>A function of the Azure app, as its source says.</summary>
/// <param name="Name">The name that it is known by to the Functions host.</param>
/// <param name="Method">Its method.</param>
public sealed record FunctionMethod(string Name, MethodDeclarationSyntax Method)
{
    /// <summary>What starts it, such as <c>HttpTrigger</c>.</summary>
    public string Trigger => Assert.Single(Attributes, name => name.EndsWith("Trigger", StringComparison.Ordinal));

    /// <summary>The one expression that it is made of.</summary>
    public string Body => Method.ExpressionBody?.Expression.ToString() ?? "";

    private IEnumerable<string> Attributes => Method.ParameterList.Parameters
        .SelectMany(parameter => parameter.AttributeLists)
        .SelectMany(list => list.Attributes)
        .Select(attribute => attribute.Name.ToString());

    /// <summary>The arguments of its trigger, as written.</summary>
    public IReadOnlyList<AttributeArgumentSyntax> TriggerArguments =>
        [.. Method.DescendantNodes().OfType<AttributeSyntax>().Single(attribute => attribute.Name.ToString() == Trigger).ArgumentList?.Arguments ?? []];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

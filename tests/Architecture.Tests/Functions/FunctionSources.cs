using EipFunctions.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EipFunctions.Architecture.Tests.Functions;

/// <summary>The functions of the Azure app, read from its source: the app itself needs packages that not every feed has.</summary>
internal static class FunctionSources
{
    public static IReadOnlyList<FunctionMethod> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)
                .GetRoot()
                .DescendantNodes()
                .OfType<MethodDeclarationSyntax>())
            .SelectMany(Functions),
    ];

    public static IReadOnlyList<FunctionMethod> StartedBy(string trigger) => [.. All.Where(function => function.Trigger == trigger)];

    /// <summary>A name as it is written: a literal, or <c>nameof(…)</c>.</summary>
    public static string TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } name =>
            name.ArgumentList.Arguments[0].ToString(),
        _ => throw new InvalidOperationException($"'{expression}' is neither a literal nor nameof(…)."),
    };

    private static IEnumerable<FunctionMethod> Functions(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Where(attribute => attribute.Name.ToString() == "Function")
        .Select(attribute => new FunctionMethod(TextOf(attribute.ArgumentList!.Arguments[0].Expression), method));
}

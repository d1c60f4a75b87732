namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>Something that a workflow asked of its context, with all that it gave.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Name">Of whom or what it was asked.</param>
/// <param name="Data">The input as JSON, the options, the value.</param>
internal sealed record RecordedCall(string Kind, string Name, string Data)
{
    public override string ToString() => $"{Kind} {Name} {Data}".TrimEnd();
}

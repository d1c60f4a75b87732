namespace EipFunctions.Local.Demo;

/// <summary>An event that the demonstration has seen.</summary>
internal sealed record DemoEvent(string EipId, long Sequence);

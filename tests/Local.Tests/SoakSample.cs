namespace EipFunctions.Local.Tests;

/// <summary>What the host holds at one time of a soak.</summary>
/// <param name="MemoryMb">The resident memory in MiB.</param>
/// <param name="Handles">The open file descriptors.</param>
/// <param name="JournalRows">The rows of the engine's journal.</param>
internal sealed record SoakSample(int MemoryMb, int Handles, int JournalRows);

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>How many reconciliations of an account and region are read, listed and kept.</summary>
/// <param name="PageSize">Instances that are read at once; 1 to 1000.</param>
/// <param name="Listed">The most that a list shows, the newest ones.</param>
/// <param name="Kept">One that came by itself is kept while it is among so many of the newest.</param>
internal sealed record RunLimits(int PageSize = 1000, int Listed = 1000, int Kept = 100);

namespace EipFunctions.Domain.Reconciliation;

/// <summary>How many findings there were of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Found">How many the first look found; more than the sum of the rest while it goes on, or where one reconciliation could not deal with all.</param>
/// <param name="Repaired">How many were put right.</param>
/// <param name="Reported">How many were left as they are.</param>
/// <param name="GoneByItself">How many were mended or changed by the second look.</param>
/// <param name="Failed">How many could not be put right.</param>
public sealed record FindingCount(FindingKind Kind, int Found, int Repaired = 0, int Reported = 0, int GoneByItself = 0, int Failed = 0)
{
    /// <summary>Counts an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The count with it.</returns>
    public FindingCount With(FindingOutcome outcome) => outcome switch
    {
        FindingOutcome.Repaired => this with { Repaired = Repaired + 1 },
        FindingOutcome.Reported => this with { Reported = Reported + 1 },
        FindingOutcome.GoneByItself => this with { GoneByItself = GoneByItself + 1 },
        _ => this with { Failed = Failed + 1 },
    };
}

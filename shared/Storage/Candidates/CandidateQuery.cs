using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Storage.Candidates;

/// <summary>Which candidates are asked for, and by whom.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Partition">The account and region.</param>
/// <param name="Viewer">Who asks: what this principal may not see is passed over.</param>
/// <param name="Subject">Whom the rules are evaluated for: the viewer, or whom the viewer asks about.</param>
public sealed record CandidateQuery<T>(AccountRegion Partition, Principal Viewer, Principal Subject)
{
    /// <summary>The mode of the association; null for the EIP's own.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>Whether a row is asked for; null for all.</summary>
    public Func<T, bool>? Filter { get; init; }

    /// <summary>True for those that every rule lets pass, false for the others, null for both.</summary>
    public bool? Eligible { get; init; }

    /// <summary>The most candidates of the page, 1 to 500.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>The key behind which the page begins; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Whether every stored row is a candidate that the page takes.</summary>
    internal bool TakesEveryRow => Viewer.SeesEverything && Filter is null && Eligible is null;
}

using System.Text.Json;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>What a reconciliation found and did so far.</summary>
public sealed record ReconciliationReport
{
    /// <summary>The most findings that are listed.</summary>
    public const int MostItems = 200;

    // The whole report has to fit into what a workflow can answer; ids and texts can be long.
    private const int MostCharacters = 60_000;

    /// <summary>The pass: 1 looks at everything, 2 looks again at what was found.</summary>
    public int Pass { get; init; } = 1;

    /// <summary>What was compared.</summary>
    public ReconciliationExtent Compared { get; init; }

    /// <summary>The findings by kind; kinds without any are left out.</summary>
    public IReadOnlyList<FindingCount> Counts { get; init; } = [];

    /// <summary>The findings, in the order in which they were dealt with.</summary>
    public IReadOnlyList<Finding> Items { get; init; } = [];

    /// <summary>Whether there were more than are listed, or than one reconciliation deals with.</summary>
    public bool Truncated { get; init; }

    /// <summary>Counts what the first look found.</summary>
    /// <param name="found">How many of each kind.</param>
    /// <returns>The report with it.</returns>
    public ReconciliationReport WithFound(IReadOnlyCollection<FindingCount> found) => this with
    {
        Counts = [.. Enum.GetValues<FindingKind>()
            .Select(kind => CountOf(kind) with { Found = CountOf(kind).Found + found.Where(one => one.Kind == kind).Sum(one => one.Found) })
            .Where(count => count.Found > 0)],
    };

    /// <summary>Enters what became of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The report with it.</returns>
    public ReconciliationReport With(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var isRoom = Items.Count < MostItems && Items.Sum(SizeOf) + SizeOf(finding) <= MostCharacters;
        return this with
        {
            Counts = [.. Counts.Select(count => count.Kind == finding.Kind ? count.With(finding.Outcome) : count)],
            Items = isRoom ? [.. Items, finding] : Items,
            Truncated = Truncated || !isRoom,
        };
    }

    private static int SizeOf(Finding one) =>
        100 + LengthOf(one.EipId) + LengthOf(one.ResourceId) + LengthOf(one.Before) + LengthOf(one.After) + LengthOf(one.Error);

    private static int LengthOf(string? text) => text is null ? 0 : JsonEncodedText.Encode(text).Value.Length;

    private FindingCount CountOf(FindingKind kind) => Counts.FirstOrDefault(count => count.Kind == kind) ?? new(kind, 0);
}

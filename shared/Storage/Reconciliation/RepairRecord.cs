using System.Text.Json;
using EipFunctions.Domain.Reconciliation;

namespace EipFunctions.Storage.Reconciliation;

/// <summary>What is recorded of a repair.</summary>
/// <param name="Suspect">What was repaired.</param>
/// <param name="After">What it is now.</param>
internal sealed record RepairRecord(Suspect Suspect, string After)
{
    /// <summary>The reason of the audit entry and the event: the kind as the API names it, before and after.</summary>
    public string Reason => $"{JsonNamingPolicy.KebabCaseLower.ConvertName(Suspect.Kind.ToString())}: {Suspect.Before} {After}";
}

using System.Text.Json;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Rules;
using EipFunctions.Workflows.Operations;

namespace EipFunctions.Workflows.Plans;

/// <summary>One association of a batch while it is carried out.</summary>
/// <param name="operationId">The operation that makes it.</param>
/// <param name="association">The association.</param>
internal sealed class BatchItem(string operationId, AssociationRequest association)
{
    private const int LongestError = 800;
    private const int ShortestError = 200;

    private IReadOnlyList<Violation>? _violations;
    private string? _error;

    /// <summary>The operation that makes an association of a batch.</summary>
    /// <param name="batchId">The batch's operation.</param>
    /// <param name="index">The place in the batch, from 0.</param>
    public static string IdOf(string batchId, int index) => $"{batchId}-{index + 1}";

    public string OperationId => operationId;

    public AssociationRequest Association => association;

    public OperationStatus Status { get; set; } = OperationStatus.Pending;

    /// <summary>Why it is not associated, naming it.</summary>
    public string Reason => Shorten(
        $"EIP '{association.EipId}' could not be associated with '{association.ResourceId}': {_error ?? $"it was {Status}."}");

    public void End(OperationOutcome outcome)
    {
        Status = outcome.Status;
        _violations = outcome.Violations.Count > 0 ? outcome.Violations : null;
        _error = _violations is null ? outcome.Error : string.Join(' ', _violations.Select(violation => violation.Message));
    }

    public void End(OperationStatus status, string? error) => (Status, _error) = (status, error);

    /// <summary>How it stands while the batch goes on: small, for a status has little room.</summary>
    public ItemProgress Progress(bool withTarget) => new(
        Status,
        withTarget ? association.ResourceId : null,
        association.Mode,
        association.PrivateIpAddress);

    /// <summary>How it ended, in as many characters of JSON as there is room for: its own operation has it all.</summary>
    public ItemProgress Outcome(bool withViolations, int room)
    {
        var brief = Progress(withTarget: true) with { Error = _error is null ? null : Shorten(_error) };
        var whole = brief with { Violations = withViolations ? _violations : null };
        return Fits(whole, room) ? whole
            : Fits(brief, room) ? brief
            : brief with { Error = Shorten(_error!, ShortestError) };
    }

    private static bool Fits(ItemProgress item, int room) =>
        JsonSerializer.Serialize(item, WorkflowsJson.Default.ItemProgress).Length <= room;

    private static string Shorten(string text, int length = LongestError) => text.Length <= length ? text : text[..length] + "…";
}

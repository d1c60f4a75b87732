namespace EipFunctions.Workflows.Reconciliation;

/// <summary>A repair on the gateway that was made, or could not be.</summary>
/// <param name="Repair">The repair.</param>
/// <param name="After">What it is now.</param>
/// <param name="IsOfGateway">Whether the repair changed a binding under a fence of its own, which must still be the EIP's.</param>
/// <param name="Error">Why it could not be made; null when it was.</param>
public sealed record RepairCompletion(RepairInput Repair, string After, bool IsOfGateway, string? Error = null);

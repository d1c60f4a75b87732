namespace EipFunctions.Domain.Events;

/// <summary>An entry of a resource's history, written in the transaction that made it true.</summary>
/// <param name="Entry">What is shown of it.</param>
/// <param name="EipResourceGroupId">The resource group of the EIP that it names, which outlives the EIP here; null for an entry that names none.</param>
public sealed record ResourceAuditEntry(AuditEntry Entry, string? EipResourceGroupId);

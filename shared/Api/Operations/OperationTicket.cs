using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Operations;

/// <summary>Who asks for an operation, where, and under which id.</summary>
/// <param name="OperationId">The operation's id; derived from the idempotency key where the caller sent one.</param>
/// <param name="RegionId">The region.</param>
/// <param name="Principal">Who asks.</param>
/// <param name="Fingerprint">The digest of the request: the same id with another digest is refused.</param>
public sealed record OperationTicket(string OperationId, string RegionId, Principal Principal, string Fingerprint);

using EipFunctions.Domain.Quotas;

namespace EipFunctions.Storage.Quotas;

/// <summary>What a step of a quota request came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Request">The request as it is now; null where there is none.</param>
/// <param name="InUse">What uses more than the limit would allow, when that is why it was refused.</param>
public sealed record QuotaRequestResult(QuotaRequestOutcome Outcome, QuotaRequest? Request = null, QuotaInUse? InUse = null);

using EipFunctions.Api.Requests;

namespace EipFunctions.Api.Quotas;

/// <summary>Why a quota request is decided so.</summary>
/// <param name="Reason">The reason, up to 1000 characters; a rejection needs one.</param>
public sealed record QuotaDecisionBody(string? Reason)
{
    internal static QuotaDecisionBody ReadApproval(BodyReader body) => new(body.Text("reason", QuotaRequestBody.LongestReason));

    internal static QuotaDecisionBody ReadRejection(BodyReader body) =>
        new(body.Text("reason", QuotaRequestBody.LongestReason, isRequired: true));
}

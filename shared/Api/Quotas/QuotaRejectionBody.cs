using EipFunctions.Api.Requests;

namespace EipFunctions.Api.Quotas;

/// <summary>Why a quota request is rejected.</summary>
/// <param name="Reason">The reason, 1 to 1000 characters.</param>
public sealed record QuotaRejectionBody(string Reason)
{
    internal static QuotaRejectionBody Read(BodyReader body) =>
        new(body.Text("reason", QuotaRequestBody.LongestReason, isRequired: true) ?? "");
}

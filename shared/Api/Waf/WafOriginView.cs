using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Warnings;

namespace EipFunctions.Api.Waf;

/// <summary>A WAF origin that was recorded, as the API shows it.</summary>
/// <param name="WafInstanceId">The WAF instance.</param>
/// <param name="Domains">The domains that it protects with this origin, in lower case and punycode, ordered.</param>
/// <param name="Note">The note; absent for none.</param>
/// <param name="RecordedAt">When it was recorded as it is, in UTC.</param>
/// <param name="Warnings">What the caller should have in mind.</param>
public sealed record WafOriginView(
    string WafInstanceId,
    IReadOnlyList<string> Domains,
    string? Note,
    DateTimeOffset RecordedAt,
    IReadOnlyList<Warning> Warnings)
{
    internal static WafOriginView Of(Eip eip, string wafInstanceId)
    {
        var origin = eip.WafOrigins.First(one => one.WafInstanceId == wafInstanceId);
        return new(
            origin.WafInstanceId,
            origin.Domains,
            origin.Note,
            origin.RecordedAt,
            eip.State == EipState.InUse ? [] : [EipWarnings.OriginUnreachable(eip)]);
    }
}

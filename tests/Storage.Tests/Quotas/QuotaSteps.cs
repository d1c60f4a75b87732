using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Quotas;
using EipFunctions.Storage.Quotas;

namespace EipFunctions.Storage.Tests.Quotas;

/// <summary>Short ways to ask for limits and to decide on them.</summary>
internal static class QuotaSteps
{
    public static Task<QuotaRequestResult> TryAskAsync(
        this StorageProcess process,
        string requestId,
        int limit,
        QuotaScope scope = QuotaScope.Resource,
        string? resourceId = null,
        Quota? quota = null,
        AccountRegion? region = null) => process.Quotas.CreateAsync(
            region ?? StateTable.Partition,
            StorageProcess.Owner,
            new()
            {
                RequestId = requestId,
                QuotaId = (quota ?? Quota.EipsPerNatGateway).QuotaId,
                Scope = scope,
                RegionId = (region ?? StateTable.Partition).RegionId,
                ResourceId = resourceId,
                DesiredLimit = limit,
                Reason = "growth",
                RequestedBy = "alice",
                RequestedAt = DateTimeOffset.UnixEpoch,
            },
            default);

    public static async Task AskAsync(
        this StorageProcess process,
        string requestId,
        int limit,
        QuotaScope scope = QuotaScope.Resource,
        string? resourceId = null,
        Quota? quota = null,
        AccountRegion? region = null) =>
        Assert.Equal(
            QuotaRequestOutcome.Done,
            (await process.TryAskAsync(requestId, limit, scope, resourceId, quota, region)).Outcome);

    public static Task<QuotaRequestResult> ApproveAsync(
        this StorageProcess process, string requestId, string principalId, AccountRegion? region = null) =>
        process.Quotas.ApproveAsync(
            region ?? StateTable.Partition, StorageProcess.Owner with { PrincipalId = principalId }, requestId, "fits", default);
}

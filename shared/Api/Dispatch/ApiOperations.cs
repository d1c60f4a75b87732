using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Batches;
using EipFunctions.Api.Candidates;
using EipFunctions.Api.Claims;
using EipFunctions.Api.Connectivity;
using EipFunctions.Api.Dnat;
using EipFunctions.Api.Eips;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Guidance;
using EipFunctions.Api.History;
using EipFunctions.Api.Holds;
using EipFunctions.Api.Idle;
using EipFunctions.Api.Imports;
using EipFunctions.Api.Ipv6;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Moves;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Plans;
using EipFunctions.Api.Quotas;
using EipFunctions.Api.Reconciliation;
using EipFunctions.Api.Resources;
using EipFunctions.Api.Settings;
using EipFunctions.Api.Snat;
using EipFunctions.Api.Waf;

namespace EipFunctions.Api.Dispatch;

/// <summary>Every operation of the API. Whatever hosts it maps this list.</summary>
public static class ApiOperations
{
    /// <summary>What every route begins with.</summary>
    public const string Prefix = "/api";

    /// <summary>The operations.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. EipApi.Operations,
        .. ImportApi.Operations,
        .. HoldApi.Operations,
        .. IdleApi.Operations,
        .. WafOriginApi.Operations,
        .. HistoryApi.Operations,
        .. AssociationApi.Operations,
        .. MoveApi.Operations,
        .. CandidateApi.Operations,
        .. ResourceApi.Operations,
        .. EventsInApi.Operations,
        .. PlanApi.Operations,
        .. BatchApi.Operations,
        .. ClaimApi.Operations,
        .. DnatEntryApi.Operations,
        .. SnatEntryApi.Operations,
        .. GuidanceApi.Operations,
        .. ConnectivityApi.Operations,
        .. Ipv6Api.Operations,
        .. OperationApi.Operations,
        .. QuotaApi.Operations,
        .. SettingsApi.Operations,
        .. ReconciliationApi.Operations,
        .. KeyApi.Operations,
        .. AccessKeyApi.Operations,
    ];
}

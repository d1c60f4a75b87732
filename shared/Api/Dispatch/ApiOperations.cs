using EipFunctions.Api.Associations;
using EipFunctions.Api.Connectivity;
using EipFunctions.Api.Dnat;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Guidance;
using EipFunctions.Api.Ipv6;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Resources;
using EipFunctions.Api.Settings;
using EipFunctions.Api.Snat;

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
        .. AssociationApi.Operations,
        .. ResourceApi.Operations,
        .. DnatEntryApi.Operations,
        .. SnatEntryApi.Operations,
        .. GuidanceApi.Operations,
        .. ConnectivityApi.Operations,
        .. Ipv6Api.Operations,
        .. OperationApi.Operations,
        .. SettingsApi.Operations,
        .. KeyApi.Operations,
    ];
}

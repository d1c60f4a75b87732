using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Changes attributes of an EIP, for the actions that each change some.</summary>
internal static class EipChanges
{
    /// <summary>Changes what is not null.</summary>
    public static async Task<RpcResult<RpcResponse>> AnswerAsync(RpcCall call, AccountRegion partition, string eipId, EipAttributes change)
    {
        var changed = await call.WhenSettledAsync(
            () => call.Services.Eips.ChangeAsync(partition, call.Principal, eipId, static _ => true, change, call.Aborted),
            result => result.Status == AttributeChangeStatus.InTransition);
        return changed.Status switch
        {
            AttributeChangeStatus.Changed => new RpcResponse(),
            AttributeChangeStatus.BandwidthOutOfRange => BandwidthOutOfRange(change.Bandwidth!.Value, changed.Eip!),
            AttributeChangeStatus.GroupNotVisible => RpcErrors.GroupNotCovered(change.ResourceGroupId!),
            AttributeChangeStatus.InTransition => InTransition(eipId),
            _ => RpcErrors.NoSuchEip(eipId),
        };
    }

    /// <summary>That operations are changing EIPs, which passes.</summary>
    public static RpcError InTransition(params IReadOnlyList<string> eipIds) => new(
        "IncorrectEipStatus", StatusCodes.Status400BadRequest, "Current elastic IP status does not support this operation.")
    {
        Recommend = $"An operation is changing {string.Join(", ", eipIds.Select(eipId => $"EIP '{eipId}'"))}. Nothing was done; send it again when that has ended.",
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private static RpcError BandwidthOutOfRange(int bandwidth, Eip eip) => new(
        "InvalidParameter", StatusCodes.Status400BadRequest, "Specified value of \"Bandwidth\" is not supported.")
    {
        Recommend = $"Bandwidth is '{bandwidth}': EIP '{eip.EipId}' is metered {eip.InternetChargeType} and can have "
            + $"{BandwidthLimit.Least} to {BandwidthLimit.Of(eip.InternetChargeType)} Mbit/s.",
    };
}

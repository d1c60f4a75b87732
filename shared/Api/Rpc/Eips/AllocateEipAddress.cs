using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Idle;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage.Inventory;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Allocates an EIP. The same client token with the same parameters is the same EIP.</summary>
internal static class AllocateEipAddress
{
    public static RpcAction Action { get; } = RpcAction.Of<EipAllocation, Response>(
        nameof(AllocateEipAddress),
        Rights.Operate,
        "Allocates an EIP, which is `Available` when it answers. The same ClientToken with the same parameters answers with the same EIP.",
        RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, EipAllocation asked)
    {
        var (request, error) = asked.Read();
        if (request is null)
        {
            return error!;
        }

        if (!call.Principal.Sees(request.ResourceGroupId))
        {
            return RpcErrors.GroupNotCovered(request.ResourceGroupId);
        }

        var (partition, principal, token) = (call.In(asked.RegionId), call.Principal, asked.ClientToken);
        var allocation = await call.Services.Eips.AllocateAsync(
            partition,
            principal,
            call.Services.Ids.Make("eip", token, principal.AccountId, principal.PrincipalId, partition.RegionId),
            token is null ? null : ApiIds.Fingerprint(AllocationBody.Words(request)),
            request,
            call.Aborted);
        return allocation.Status is AllocationStatus.Allocated or AllocationStatus.AlreadyAllocated
            ? Show(principal, allocation.Eip!.Value)
            : await RefuseAsync(call, partition, request, allocation);
    }

    // The EIP of a repeated token may have gone to a resource group that is not the caller's.
    private static RpcResult<Response> Show(Principal principal, Eip eip) => principal.Sees(eip.ResourceGroupId)
        ? new Response { AllocationId = eip.EipId, EipAddress = eip.IpAddress, ResourceGroupId = eip.ResourceGroupId }
        : RpcErrors.NoSuchEip(eip.EipId);

    private static async Task<RpcError> RefuseAsync(
        RpcCall call, AccountRegion partition, AllocationRequest request, Allocation allocation) => allocation.Status switch
        {
            AllocationStatus.KeyReused => RpcErrors.TokenReused(),
            AllocationStatus.QuotaExceeded => Refusal("QuotaExceeded.Eip", "Elastic IP address quota exceeded.", EipQuotaProblem.Detail(
                allocation.Limit, await call.Services.IdleEips.ReusableAsync(partition, call.Principal, call.Aborted))),
            AllocationStatus.AddressTaken => Refusal(
                "Ip.Allocated",
                "The reserve ip has been allocated.",
                $"IpAddress is '{request.IpAddress}', which belongs to another EIP of yours. Name another address, or none."),
            AllocationStatus.AddressUnfamiliar => Refusal(
                "OperationFailed.AllocateUnfamiliarIp",
                "The operation failed because only IP addresses used within the last seven days can be allocated.",
                $"IpAddress is '{request.IpAddress}', which is not free for your account in region '{partition.RegionId}': only one that it has had there, and that no EIP has now, can be asked for. Name another address, or none."),
            AllocationStatus.AddressUnknown => Refusal(
                "ResourceNotFound.Ip",
                "The specified ip is not found.",
                $"IpAddress is '{request.IpAddress}', which this service never hands out. Name another address, or none."),
            _ => Refusal(
                "OperationFailed.InsufficientEIP",
                "Eip resource is not enough.",
                "Every address of the service is taken. Try again when others have been released."),
        };

    private static RpcError Refusal(string code, string message, string recommend) =>
        new(code, StatusCodes.Status400BadRequest, message) { Recommend = recommend };

    internal sealed record Response : RpcResponse
    {
        public required string AllocationId { get; init; }

        public required string EipAddress { get; init; }

        public required string ResourceGroupId { get; init; }
    }
}

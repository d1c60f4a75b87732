using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Api.Rpc.Operations;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Rpc.Associations;

/// <summary>Associates several EIPs with one resource, all or none.</summary>
internal static class AssociateEipAddressBatch
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(AssociateEipAddressBatch),
        Rights.Operate,
        "Associates up to 50 EIPs with a NAT gateway or an ENI: all of them, or none. Answers when the preconditions are decided.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (asked.InstanceIds.Distinct(StringComparer.Ordinal).Count() != asked.InstanceIds.Count)
        {
            return RpcErrors.Invalid(nameof(asked.InstanceIds), "InstanceIds names an EIP twice: name each once.");
        }

        var batch = new AssociationBatch
        {
            Mode = BatchMode.AllOrNothing,
            ResourceId = asked.BindedInstanceId,
            EipIds = asked.InstanceIds,
            Associations =
            [
                .. asked.InstanceIds.Select(eipId => new AssociationRequest
                {
                    EipId = eipId,
                    ResourceId = asked.BindedInstanceId,
                    ResourceKind = asked.BindedInstanceType is nameof(ResourceKind.Nat) ? ResourceKind.Nat : ResourceKind.NetworkInterface,
                    Mode = asked.Mode,
                }),
            ],
        };
        return await RpcOperations.AnswerAsync(
            call,
            OperationKind.AssociateEips,
            call.In(asked.RegionId),
            asked.ClientToken,
            [JsonSerializer.Serialize(batch, ApiJson.Readable.AssociationBatch)],
            ticket => call.Services.Operations.AssociateManyAsync(ticket, batch, call.Aborted));
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The EIPs, all different.", IsRequired = true, Form = RpcForm.Id, Most = EipPlanner.MostEips)]
        public IReadOnlyList<string> InstanceIds { get; init; } = [];

        [RpcParameter("The resource.", IsRequired = true, Form = RpcForm.Id)]
        public string BindedInstanceId { get; init; } = "";

        [InstanceType("The kind of the resource.", IsRequired = true, Values = [nameof(ResourceKind.Nat), nameof(ResourceKind.NetworkInterface)])]
        public string BindedInstanceType { get; init; } = "";

        [ForwardMode("The mode, for an ENI; each EIP's own when absent.")]
        public EipMode? Mode { get; init; }

        [RpcParameter("Makes the request safe to repeat.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}

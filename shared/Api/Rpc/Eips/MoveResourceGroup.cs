using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Moves an EIP to another resource group.</summary>
internal static class MoveResourceGroup
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(MoveResourceGroup),
        Rights.Operate,
        "Moves an EIP to another resource group. A RAM user must see both groups.",
        (call, asked) => EipChanges.AnswerAsync(
            call, call.In(asked.RegionId), asked.ResourceId, new() { ResourceGroupId = asked.NewResourceGroupId }));

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [EipType("What it is that moves.")]
        public string ResourceType { get; init; } = "";

        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string ResourceId { get; init; } = "";

        [RpcParameter("The resource group that it goes to.", IsRequired = true, Form = RpcForm.Id)]
        public string NewResourceGroupId { get; init; } = "";
    }
}

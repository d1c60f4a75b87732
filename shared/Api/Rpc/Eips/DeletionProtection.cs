using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>Turns the deletion protection of an EIP on or off.</summary>
internal static class DeletionProtection
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(DeletionProtection),
        Rights.Operate,
        "Turns the deletion protection of an EIP on or off. To turn it to what it is already does nothing.",
        (call, asked) => EipChanges.AnswerAsync(
            call, call.In(asked.RegionId), asked.InstanceId, new() { DeletionProtection = asked.ProtectionEnable }));

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter(
            "What it is that is protected.",
            IsRequired = true,
            Values = [EipTypeAttribute.Eip],
            IgnoresCase = true,
            Code = "DeletionProtection.TypeNotSupport",
            CodeMessage = "The resource is not support.")]
        public string Type { get; init; } = "";

        [RpcParameter("The EIP.", IsRequired = true, Form = RpcForm.Id)]
        public string InstanceId { get; init; } = "";

        [RpcParameter("Whether its release is to be refused.", IsRequired = true)]
        public bool ProtectionEnable { get; init; }

        [RpcParameter("Of no effect: the request is safe to repeat without.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}

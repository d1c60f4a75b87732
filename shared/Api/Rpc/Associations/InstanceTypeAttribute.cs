using EipFunctions.Api.Rpc.Binding;

namespace EipFunctions.Api.Rpc.Associations;

/// <summary>A parameter that says what kind of resource an EIP has, or is to have.</summary>
internal sealed class InstanceTypeAttribute : RpcParameterAttribute
{
    public InstanceTypeAttribute(string description)
        : base(description) => (Code, CodeMessage) =
            ("InvalidInstanceType.ValueNotSupported", "The specified value of InstanceType is not supported.");
}

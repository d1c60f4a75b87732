using EipFunctions.Api.Rpc.Binding;

namespace EipFunctions.Api.Rpc.Associations;

/// <summary>A parameter that is a mode. The message of its code is documented as a placeholder only.</summary>
internal sealed class ForwardModeAttribute : RpcParameterAttribute
{
    public ForwardModeAttribute(string description)
        : base(description) => (Code, CodeMessage) = ("IllegalParam.Mode", "The specified Mode is illegal.");
}

using EipFunctions.Api.Rpc.Binding;

namespace EipFunctions.Api.Rpc.Eips;

/// <summary>A parameter that says what kind of resource is meant: EIPs, the one kind whose tags and groups this service keeps.</summary>
internal sealed class EipTypeAttribute : RpcParameterAttribute
{
    /// <summary>The kind.</summary>
    public const string Eip = "EIP";

    public const string NoSuchType = "InvalidInstanceType.NotFound";
    public const string NoSuchTypeMessage = "The instance type is not found";

    public EipTypeAttribute(string description)
        : base(description)
    {
        (IsRequired, IgnoresCase, Values) = (true, true, [Eip]);
        (Code, CodeMessage) = (NoSuchType, NoSuchTypeMessage);
    }
}

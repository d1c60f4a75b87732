using EipFunctions.Workflows.Gateway;

namespace EipFunctions.Workflows.Operations;

/// <summary>A change of the gateway with what makes sure of it.</summary>
/// <param name="Change">The activity that makes the change.</param>
/// <param name="ReadBack">The activity that reads back that it was made.</param>
internal sealed record GatewayStep(string Change, string ReadBack)
{
    public static GatewayStep Bind { get; } = new(nameof(BindEipActivity), nameof(VerifyBoundActivity));

    public static GatewayStep Rebind { get; } = new(nameof(RebindEipActivity), nameof(VerifyBoundActivity));

    public static GatewayStep Unbind { get; } = new(nameof(UnbindEipActivity), nameof(VerifyUnboundActivity));
}

namespace EipFunctions.Gateway.Faults;

/// <summary>How the next calls of one kind fail before they take effect.</summary>
public sealed record GatewayFailures
{
    /// <summary>How many calls still fail, 0 to 1,000,000.</summary>
    public int Count { get; init; }

    /// <summary>True to fail with <see cref="GatewayRejectedException"/>, false with <see cref="GatewayUnavailableException"/>.</summary>
    public bool Permanent { get; init; }
}

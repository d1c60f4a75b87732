namespace EipFunctions.Api.Limits;

/// <summary>How much of the service one caller gets; section <c>Limits</c> of the configuration. Each number is 1 to 1,000,000.</summary>
public sealed record LimitOptions
{
    /// <summary>The requests a second that a principal of an account may make in the long run.</summary>
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>The requests that a principal may make at once after a pause.</summary>
    public int Burst { get; init; } = 1000;

    /// <summary>The requests a second that change something, which are counted among the others too.</summary>
    public int WritesPerSecond { get; init; } = 300;

    /// <summary>The requests that change something that a principal may make at once after a pause.</summary>
    public int WriteBurst { get; init; } = 1000;

    /// <summary>The requests a second without a valid key that an address may make: an IPv4 address, or a /64 of IPv6.</summary>
    public int AnonymousPerSecond { get; init; } = 10;

    /// <summary>The requests without a valid key that an address may make at once after a pause.</summary>
    public int AnonymousBurst { get; init; } = 100;

    /// <summary>The requests that may be under way at a time, of all callers; those that wait for an operation are among them.</summary>
    public int ConcurrentRequests { get; init; } = 4000;

    /// <summary>
    /// How long a request of the RPC surface may take, 100 milliseconds to 5 minutes: then it is answered that the service is not
    /// available. The SDKs wait for 3 seconds unless they are told otherwise.
    /// </summary>
    public TimeSpan RpcTime { get; init; } = TimeSpan.FromSeconds(2.7);
}

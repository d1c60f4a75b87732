using System.Net;

namespace EipFunctions.Testing;

/// <summary>What <see cref="FaultProxy"/> does to one request.</summary>
public sealed class Fault
{
    private readonly TaskCompletionSource<HttpStatusCode> _landed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Fault()
    {
    }

    /// <summary>The connection breaks before the request is forwarded: it has no effect.</summary>
    public static Fault DropBefore { get; } = new() { Drops = true, Forwards = false };

    /// <summary>The request is forwarded and takes effect; the connection breaks before its answer is sent.</summary>
    public static Fault DropAfter { get; } = new() { Drops = true };

    /// <summary>Completes with the server's answer once a request with this fault was forwarded.</summary>
    public Task<HttpStatusCode> Landed => _landed.Task;

    internal HttpStatusCode? Status { get; private init; }

    internal bool Drops { get; private init; }

    internal bool Forwards { get; private init; } = true;

    internal Task BeforeRequest { get; private init; } = Task.CompletedTask;

    internal Task BeforeAnswer { get; private init; } = Task.CompletedTask;

    internal bool DropsAtOnce { get; private init; }

    /// <summary>The proxy answers in the server's stead; the request has no effect.</summary>
    public static Fault Answer(HttpStatusCode status) => new() { Status = status, Forwards = false };

    /// <summary>The request is forwarded when the gate opens, and then answered.</summary>
    public static Fault HoldRequest(Task gate) => new() { BeforeRequest = gate };

    /// <summary>The request is forwarded at once and answered when the gate opens.</summary>
    public static Fault HoldAnswer(Task gate) => new() { BeforeAnswer = gate };

    /// <summary>The connection breaks at once, yet the request is still on its way: it takes effect when the gate opens.</summary>
    public static Fault LandLate(Task gate) => new() { BeforeRequest = gate, Drops = true, DropsAtOnce = true };

    internal void Land(HttpStatusCode status) => _landed.TrySetResult(status);
}

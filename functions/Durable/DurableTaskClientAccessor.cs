using EipFunctions.Workflows.Model;
using Microsoft.DurableTask.Client;

namespace EipFunctions.Functions.Durable;

/// <summary>
/// Holds the client of Durable Functions. It comes with invocations only, and every one of a host gets the same: its
/// address is the host's.
/// </summary>
public sealed class DurableTaskClientAccessor
{
    private volatile DurableTaskClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="WorkflowHostUnavailableException">No invocation has brought one yet.</exception>
    public DurableTaskClient Client
    {
        get => _client ?? throw new WorkflowHostUnavailableException("This host has not been invoked yet.");
        set => _client = value;
    }
}

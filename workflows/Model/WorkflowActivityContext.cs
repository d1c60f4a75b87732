namespace EipFunctions.Workflows.Model;

/// <summary>The facts of one activity call.</summary>
/// <param name="InstanceId">The workflow instance that called.</param>
/// <param name="Sequence">The number of the call in its execution, from 0; the same in every replay and attempt.</param>
/// <param name="Attempt">The attempt, from 1. A run repeated after a crash keeps its attempt.</param>
/// <param name="CancellationToken">Signalled when cancellation of the call is requested or the host stops.</param>
public sealed record WorkflowActivityContext(
    string InstanceId, int Sequence, int Attempt, CancellationToken CancellationToken)
{
    /// <summary>Counts the executions of the instance, from 0: each continue-as-new starts another, and calls are numbered anew.</summary>
    public int Execution { get; init; }

    /// <summary>The key that is the same in every attempt and repeated run of this call, and in no other call.</summary>
    public string IdempotencyKey => Execution == 0 ? $"{InstanceId}/{Sequence}" : $"{InstanceId}/{Sequence}.{Execution}";
}

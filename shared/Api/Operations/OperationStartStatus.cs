namespace EipFunctions.Api.Operations;

/// <summary>Whether an operation is new.</summary>
public enum OperationStartStatus
{
    /// <summary>It was started, and that is durable.</summary>
    Started,

    /// <summary>The same request had started it before.</summary>
    AlreadyStarted,

    /// <summary>Refused: another request had started it under the same idempotency key.</summary>
    KeyReused,
}

namespace EipFunctions.Api.Operations;

/// <summary>What to wait for.</summary>
public enum OperationMilestone
{
    /// <summary>Its preconditions were evaluated: it is rejected, waits for the resource, or is on its way.</summary>
    Decided,

    /// <summary>It has ended.</summary>
    Ended,
}

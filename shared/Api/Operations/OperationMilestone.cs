namespace EipFunctions.Api.Operations;

/// <summary>What to wait for.</summary>
public enum OperationMilestone
{
    /// <summary>Its preconditions were evaluated: it is rejected, or on its way.</summary>
    Decided,

    /// <summary>It has ended.</summary>
    Ended,
}

namespace EipFunctions.Domain.Eips;

/// <summary>A move was asked for that the state machine does not have: a fault of the program, not of a caller.</summary>
public sealed class InvalidEipTransitionException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="state">Its state.</param>
    /// <param name="trigger">The move that was asked for.</param>
    public InvalidEipTransitionException(string eipId, EipState state, EipTrigger trigger)
        : base($"EIP '{eipId}' is {state}; {trigger} is not allowed from there.")
    {
        EipId = eipId;
        State = state;
        Trigger = trigger;
    }

    /// <summary>The EIP.</summary>
    public string EipId { get; }

    /// <summary>Its state.</summary>
    public EipState State { get; }

    /// <summary>The move that was asked for.</summary>
    public EipTrigger Trigger { get; }
}

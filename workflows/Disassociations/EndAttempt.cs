namespace EipFunctions.Workflows.Disassociations;

/// <summary>What an attempt to end an association came to.</summary>
internal enum EndAttempt
{
    /// <summary>It ended it.</summary>
    Ended,

    /// <summary>The association had ended already, by somebody else.</summary>
    WasEnded,

    /// <summary>The association is still there: try again later.</summary>
    NotEnded,
}

namespace EipFunctions.Api.EventsIn;

/// <summary>What became of the events of a request. All of them are durable.</summary>
public sealed record EventReceipt
{
    /// <summary>How many were accepted.</summary>
    public required int Accepted { get; init; }

    /// <summary>How many had been accepted before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>How many were of types that this service does not know.</summary>
    public required int Ignored { get; init; }

    /// <summary>The ids of the accepted events and of the duplicates, in their order.</summary>
    public required IReadOnlyList<string> EventIds { get; init; }
}

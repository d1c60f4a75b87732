namespace EipFunctions.Api.EventsIn;

/// <summary>The answer to Event Grid's handshake.</summary>
/// <param name="ValidationResponse">The code of its event.</param>
public sealed record ValidationAnswer(string ValidationResponse);

using System.Text.Json;

namespace EipFunctions.Functions.Durable;

/// <summary>An external event on its way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The id that makes a repetition one event; null for an event of its own.</param>
/// <param name="Data">Its data.</param>
internal sealed record RaisedEvent(string Name, string? Id, JsonElement? Data);

using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EipFunctions.Gateway.Http;

/// <summary>What a gateway answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="MediaType">The media type of the body; null for none.</param>
/// <param name="Body">The body, whole.</param>
internal sealed record GatewayAnswer(HttpStatusCode Status, string? MediaType, byte[] Body)
{
    // It is kept in the rows of operations and EIPs.
    private const int MaxReason = 1_000;

    /// <summary>
    /// Why the gateway rejects a change: only where it says so itself. A 409 of a proxy has no problem details, and is no
    /// answer to the change.
    /// </summary>
    public string? Rejection => Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity ? Reason : null;

    private string? Reason
    {
        get
        {
            if (!string.Equals(MediaType, GatewayProtocol.ProblemType, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            try
            {
                var problem = JsonSerializer.Deserialize(Body, GatewayProtocolJson.Default.GatewayProblem);
                var reason = string.IsNullOrWhiteSpace(problem?.Detail) ? problem?.Title : problem.Detail;
                return string.IsNullOrWhiteSpace(reason) ? null : reason.Length > MaxReason ? reason[..MaxReason] : reason;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Reads the body of a 200.</summary>
    /// <exception cref="GatewayUnavailableException">It is another answer, or cannot be read.</exception>
    public T Read<T>(JsonTypeInfo<T> type) where T : class
    {
        if (Status != HttpStatusCode.OK)
        {
            throw new GatewayUnavailableException(Describe());
        }

        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw new GatewayUnavailableException($"The gateway's answer cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Says what the answer was, where it is not the one that was hoped for.</summary>
    public string Describe() =>
        $"The gateway answered {(int)Status}{(Reason is { } reason ? $": {reason}" : ", which its protocol does not have here.")}"
        + (int)Status switch
        {
            401 or 403 => " Check the setting Gateway:Key.",
            (>= 300 and < 400) or 404 or 405 => " Check the setting Gateway:Endpoint.",
            _ => "",
        };
}

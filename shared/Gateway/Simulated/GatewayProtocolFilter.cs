using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EipFunctions.Gateway.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EipFunctions.Gateway.Simulated;

/// <summary>Lets nobody in without the key, and answers failures as the protocol has them.</summary>
/// <param name="options">Holds the key.</param>
internal sealed class GatewayProtocolFilter(IOptions<GatewayOptions> options) : IEndpointFilter
{
    // Digests have one length, so that the time tells nothing of the key's either.
    private readonly byte[] _key = Digest(options.Value.Key
        ?? throw new InvalidOperationException("Gateway:Key is not set; the gateway cannot be served without it."));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (!CryptographicOperations.FixedTimeEquals(Digest(http.Request.Headers[GatewayProtocol.KeyHeader].ToString()), _key))
        {
            return Problem(401, "Unauthorized", $"The header '{GatewayProtocol.KeyHeader}' is missing or is not the gateway's key.");
        }

        try
        {
            return await next(context);
        }
        catch (GatewayRejectedException e)
        {
            return Problem(409, "The gateway rejects the change", e.Message);
        }
        catch (GatewayUnavailableException e)
        {
            return Problem(503, "The gateway is not available", e.Message);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return Problem(400, "Not a request of the protocol", e.Message);
        }
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title);
}

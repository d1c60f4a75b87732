using System.Net;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Hosting;

/// <summary>
/// Finds out who asks where every request comes from a front end, as on Azure Functions: without that, all who have no
/// valid key would share the allowance of one address.
/// </summary>
public static class ForwardedClient
{
    private const string Header = "X-Forwarded-For";

    /// <summary>
    /// Takes the client's address from the last entry of <c>X-Forwarded-For</c>: the front end appends it, and what is
    /// before it anybody may have written. Call it behind such a front end only.
    /// </summary>
    /// <param name="http">The request; its address stays as it is where the header is absent or no address.</param>
    public static void Restore(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var last = http.Request.Headers[Header].ToString().Split(',')[^1].Trim();
        if (IPEndPoint.TryParse(last, out var client))
        {
            http.Connection.RemoteIpAddress = client.Address;
        }
    }
}

using System.Net;
using EipFunctions.Api.Hosting;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Tests;

public sealed class ForwardedClientTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:50123", "203.0.113.7")]
    [InlineData("[2001:db8::7]:50123", "2001:db8::7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("10.1.2.3, 203.0.113.7:50123", "203.0.113.7")]
    public void Restore_HeaderOfTheFrontEnd_IsTheClient(string header, string client) =>
        Assert.Equal(IPAddress.Parse(client), Restore(header));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("203.0.113.7, ")]
    public void Restore_NoAddress_StaysTheConnections(string header) => Assert.Equal(IPAddress.Loopback, Restore(header));

    private static IPAddress? Restore(string header)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        http.Request.Headers["X-Forwarded-For"] = header;
        ForwardedClient.Restore(http);
        return http.Connection.RemoteIpAddress;
    }
}

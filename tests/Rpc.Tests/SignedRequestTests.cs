using System.Net.Sockets;
using System.Text;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests;

/// <summary>Signed requests over the wire, to the server as it runs.</summary>
public sealed class SignedRequestTests(RpcService service)
{
    private const string Key = """{"principalId":"1234567890123456","kind":"Account","rights":["Read"]}""";

    public static TheoryData<RpcSigning> Signings { get; } = [.. Enum.GetValues<RpcSigning>()];

    [Theory]
    [MemberData(nameof(Signings))]
    public async Task Request_SignedInAnyWay_IsAnsweredOnce(RpcSigning signing)
    {
        var client = await ClientAsync(signing);

        // A request message is sent once; another with its nonce is the same request to the service.
        using var first = client.Request("DescribeEipAddresses", ("EipName", "a b+c!'()*~中"));
        using var copy = await CopyAsync(first);

        _ = (await client.SendAsync(first)).Succeeded();
        _ = (await client.SendAsync(copy)).Failed("SignatureNonceUsed");
    }

    [Fact]
    public async Task Request_WithAQueryOfManyKilobytes_IsRead()
    {
        var client = await ClientAsync(RpcSigning.Acs3);

        var answer = await client.CallAsync("DescribeEipAddresses", ("EipName", new string('x', 40_000)));

        Assert.Equal(0, answer.Succeeded().Body.GetProperty("TotalCount").GetInt32());
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\nA=1&Bxx")]
    public async Task Request_WhoseBodyBreaksHttp_IsAnsweredInJson(string rest)
    {
        var endpoint = service.Host.Http.BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(endpoint.Host, endpoint.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST / HTTP/1.1\r\nHost: {endpoint.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\n{rest}"));
        var answer = new byte[4096];

        var text = Encoding.UTF8.GetString(answer, 0, await stream.ReadAsync(answer));

        Assert.StartsWith("HTTP/1.1 400", text, StringComparison.Ordinal);
        Assert.Contains("\"Code\"", text, StringComparison.Ordinal);
    }

    private async Task<RpcClient> ClientAsync(RpcSigning signing)
    {
        var key = await service.MustAsync(HttpMethod.Post, "api/access-keys", Key);
        return new(service.Host.Http, $"{key["accessKeyId"]}", $"{key["accessKeySecret"]}") { Signing = signing };
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            Assert.True(copy.Headers.TryAddWithoutValidation(name, values));
        }

        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync()) { Headers = { ContentType = content.Headers.ContentType } };
        }

        return copy;
    }
}

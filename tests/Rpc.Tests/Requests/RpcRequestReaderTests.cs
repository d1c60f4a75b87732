using System.Text;
using EipFunctions.Api.Rpc;
using EipFunctions.Api.Rpc.Requests;
using EipFunctions.Rpc.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Rpc.Tests.Requests;

public sealed class RpcRequestReaderTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task ReadAsync_QueryAndForm_AreOneSetOfParameters()
    {
        var request = await ReadAsync("POST", "?InstanceId=i-1&Empty=", "RegionId=cn-hangzhou&Name=a+b%2Bc%20d");

        Assert.Equal(["Empty=", "InstanceId=i-1", "Name=a b+c d", "RegionId=cn-hangzhou"], Texts(request.Parameters));
        Assert.Equal(["Empty=", "InstanceId=i-1"], Texts(request.Query));
        Assert.Null(request.Parameter("Empty"));
        Assert.Null(request.Parameter("Absent"));
    }

    [Theory]
    [InlineData("?Name=%E4%B8%AD%E6%96%87", "中文")]
    [InlineData("?Name=中文", "中文")]
    [InlineData("?Name=!'()*~", "!'()*~")]
    [InlineData("?Name=a=b", "a=b")]
    [InlineData("?&Name=a&&", "a")]
    [InlineData("?Name", "")]
    public async Task ReadAsync_WaysToWriteAValue_AreDecoded(string query, string value) =>
        Assert.Equal([$"Name={value}"], Texts((await ReadAsync("GET", query)).Parameters));

    [Fact]
    public async Task ReadAsync_Names_AreOrderedByTheirCodeUnits() =>
        Assert.Equal(
            ["Tag.1.Key=", "Tag.10.Key=", "Tag.2.Key=", "a=", "b="],
            Texts((await ReadAsync("GET", "?b=&Tag.2.Key=&a=&Tag.10.Key=&Tag.1.Key=")).Parameters));

    [Fact]
    public async Task Action_ParameterAndHeader_TheParameterGoesFirst()
    {
        var http = HttpRequests.Context("POST", "?Action=DescribeEipAddresses&Version=");
        http.Request.Headers["x-acs-action"] = "describeEipAddresses";
        http.Request.Headers["x-acs-version"] = "2016-04-28";
        var (request, _) = await RpcRequestReader.ReadAsync(http, default);

        Assert.Equal("DescribeEipAddresses", request!.Action);
        Assert.Equal("2016-04-28", request.Version);
    }

    [Theory]
    [InlineData("PUT", "", null, null, "UnsupportedHTTPMethod", 400, "GET or POST")]
    [InlineData("HEAD", "", null, null, "UnsupportedHTTPMethod", 400, "GET or POST")]
    [InlineData("GET", "?A=1&A=1", null, null, "InvalidParameter", 400, "A was sent twice")]
    [InlineData("GET", "?A=1&%41=2", null, null, "InvalidParameter", 400, "A was sent twice")]
    [InlineData("POST", "", "B=1&B=2", Form, "InvalidParameter", 400, "B was sent twice")]
    [InlineData("POST", "?C=1", "C=1", Form, "InvalidParameter", 400, "C was sent twice")]
    [InlineData("GET", "?A=1&B=%4", null, null, "InvalidParameter", 400, "number 2")]
    [InlineData("GET", "?A=%zz", null, null, "InvalidParameter", 400, "percent-encoded")]
    [InlineData("GET", "?A=% 1", null, null, "InvalidParameter", 400, "percent-encoded")]
    [InlineData("GET", "?A=%+1", null, null, "InvalidParameter", 400, "percent-encoded")]
    [InlineData("GET", "?A=%C3%28", null, null, "InvalidParameter", 400, "UTF-8")]
    [InlineData("GET", "?A=%ED%A0%80", null, null, "InvalidParameter", 400, "UTF-8")]
    [InlineData("GET", "?A=%C0%80", null, null, "InvalidParameter", 400, "UTF-8")]
    [InlineData("GET", "?=1", null, null, "InvalidParameter", 400, "1 to 100 characters")]
    [InlineData("POST", "", "{}", "application/json", "UnsupportedContentType", 415, Form)]
    [InlineData("POST", "", "A=1", null, "UnsupportedContentType", 415, Form)]
    [InlineData("POST", "", "A=1", Form + "; charset=utf-16", "UnsupportedContentType", 415, "UTF-8")]
    [InlineData("POST", "", "A=1", "text/plain", "UnsupportedContentType", 415, Form)]
    public async Task ReadAsync_WhatCannotBeReadInOneWay_IsRefused(
        string method, string query, string? body, string? contentType, string code, int status, string says)
    {
        var error = await RefusedAsync(method, query, body, contentType);

        Assert.Equal((code, status), (error.Code, error.Status));
        Assert.Contains(says, error.Recommend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_HalfACharacter_IsRefused() =>
        Assert.Contains("UTF-8", (await RefusedAsync("GET", "?A=\ud800")).Recommend, StringComparison.Ordinal);

    [Theory]
    [InlineData(Form)]
    [InlineData(Form + ";charset=UTF-8")]
    [InlineData("Application/X-WWW-Form-URLEncoded; charset=\"utf-8\"")]
    public async Task ReadAsync_FormWithOrWithoutCharset_IsRead(string contentType)
    {
        var (request, _) = await RpcRequestReader.ReadAsync(
            HttpRequests.Context("POST", "", "A=1"u8.ToArray(), contentType), default);

        Assert.Equal("1", request!.Parameter("A"));
        Assert.Equal("A=1", Encoding.UTF8.GetString(request.Body.Span));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task ReadAsync_NoBody_MayHaveAnyContentType(string? contentType) =>
        Assert.NotNull((await RpcRequestReader.ReadAsync(HttpRequests.Context("POST", "?A=1", [], contentType), default)).Request);

    [Fact]
    public async Task ReadAsync_MostThatMayBe_IsReadAndNotOneMore()
    {
        var most = RpcRequestReader.MaxBodyBytes - "A=".Length;
        Assert.NotNull((await RpcRequestReader.ReadAsync(Body($"A={new string('x', most)}"), default)).Request);
        Assert.Equal(413, (await RpcRequestReader.ReadAsync(Body($"A={new string('x', most + 1)}"), default)).Error!.Status);
        Assert.Equal(
            (414, "RequestURITooLong"),
            await RefusedAsync("GET", $"?A={new string('x', RpcRequestReader.MaxQueryBytes)}") is var error ? (error.Status, error.Code) : default);

        // Fewer characters than there may be, but more bytes.
        Assert.Equal(414, (await RefusedAsync("GET", $"?A={new string('中', RpcRequestReader.MaxQueryBytes / 2)}")).Status);
        Assert.NotNull((await RpcRequestReader.ReadAsync(HttpRequests.Context("GET", Many(RpcRequestReader.MaxParameters)), default)).Request);
        Assert.Contains("500", (await RefusedAsync("GET", Many(RpcRequestReader.MaxParameters + 1))).Recommend, StringComparison.Ordinal);
        Assert.NotNull((await RpcRequestReader.ReadAsync(HttpRequests.Context("GET", $"?{new string('n', 100)}=1"), default)).Request);
        Assert.Contains("100 characters", (await RefusedAsync("GET", $"?{new string('n', 101)}=1")).Recommend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BodyOfUnknownLength_IsReadUpToItsLimitOnly()
    {
        var endless = new EndlessStream();
        var http = HttpRequests.Context("POST", "", contentType: Form);
        http.Request.Body = endless;

        Assert.Equal(413, (await RpcRequestReader.ReadAsync(http, default)).Error!.Status);
        Assert.InRange(endless.BytesRead, 1, RpcRequestReader.MaxBodyBytes + 1);
    }

    [Fact]
    public async Task ReadAsync_AnnouncedBodyThatIsTooLarge_IsNotReadAtAll()
    {
        var endless = new EndlessStream();
        var http = HttpRequests.Context("POST", "", contentType: Form);
        (http.Request.Body, http.Request.ContentLength) = (endless, RpcRequestReader.MaxBodyBytes + 1);

        Assert.Equal(413, (await RpcRequestReader.ReadAsync(http, default)).Error!.Status);
        Assert.Equal(0, endless.BytesRead);
    }

    private static DefaultHttpContext Body(string body) =>
        HttpRequests.Context("POST", "", Encoding.UTF8.GetBytes(body), Form);

    private static string Many(int count) => $"?{string.Join('&', Enumerable.Range(1, count).Select(i => $"P.{i}=1"))}";

    private static async Task<RpcRequest> ReadAsync(string method, string query, string? body = null)
    {
        var (request, error) = await RpcRequestReader.ReadAsync(
            HttpRequests.Context(method, query, Encoding.UTF8.GetBytes(body ?? ""), Form), default);
        Assert.Null(error);
        return request!;
    }

    private static async Task<RpcError> RefusedAsync(string method, string query, string? body = null, string? contentType = null)
    {
        var (request, error) = await RpcRequestReader.ReadAsync(
            HttpRequests.Context(method, query, Encoding.UTF8.GetBytes(body ?? ""), contentType), default);
        Assert.Null(request);
        return error!;
    }

    private static string[] Texts(IReadOnlyDictionary<string, string> parameters) =>
        [.. parameters.Select(parameter => $"{parameter.Key}={parameter.Value}")];
}

using EipFunctions.Api.Rpc.Requests;
using EipFunctions.Api.Rpc.Signing;
using EipFunctions.Rpc.Tests.Support;

namespace EipFunctions.Rpc.Tests.Signing;

/// <summary>Signatures that the clients of others compute: secret <c>testsecret</c>, access key <c>testid</c>.</summary>
public sealed class SignatureVectorTests
{
    private const string EmptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Business = "RegionId=cn-hangzhou&AllocationId=eip-1&InstanceId=i-1&ClientToken=a+b*c~";

    [Theory]
    [InlineData(
        "Timestamp=2016-02-23T12:46:24Z&Format=XML&Action=DescribeRegions&SignatureMethod=HMAC-SHA1"
        + "&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0&Version=2014-05-26",
        "OLeaidS1JvxuMvnyHOwuJ+uX5qY=")]
    [InlineData(
        "Action=AssociateEipAddress&Version=2016-04-28&Format=JSON&Timestamp=2021-01-13T02:56:38Z&SignatureNonce=nonce-1"
        + "&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&" + Business,
        "jbMlDtOJcehT/baAvJ9ziz3V5fU=")]
    public async Task RpcV1_KnownVectors_AreRight(string query, string signature)
    {
        var http = HttpRequests.Context("GET", $"?AccessKeyId=testid&{query}&Signature={Uri.EscapeDataString(signature)}");
        var (request, _) = await RpcRequestReader.ReadAsync(http, default);

        var (read, _) = RpcSignature.Find(request!);

        Assert.True(read!.IsBy("testsecret"));
        Assert.False(read.IsBy("testsecret2"));
    }

    [Fact]
    public async Task Acs3_KnownVector_IsRight()
    {
        var http = HttpRequests.Context("POST", $"?{Business}");
        http.Request.Headers.Host = "127.0.0.1:8080";
        http.Request.Headers["x-acs-version"] = "2016-04-28";
        http.Request.Headers["x-acs-action"] = "AssociateEipAddress";
        http.Request.Headers["x-acs-date"] = "2021-01-13T02:56:38Z";
        http.Request.Headers["x-acs-signature-nonce"] = "nonce-1";
        http.Request.Headers["x-acs-content-sha256"] = EmptyDigest;
        http.Request.Headers.Authorization =
            "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
            + "x-acs-signature-nonce;x-acs-version,"
            + "Signature=2e5e89f868a2a746659aecc0fd77dc08513a08fe3180cd69e5b629703d322ac6";
        var (request, _) = await RpcRequestReader.ReadAsync(http, default);

        var (read, _) = RpcSignature.Find(request!);

        Assert.True(read!.IsBy("testsecret"));
        Assert.False(read.IsBy("testsecret2"));
        Assert.Equal(("testid", "nonce-1", "2021-01-13T02:56:38Z", null), (read.AccessKeyId, read.Nonce, read.Timestamp, read.SecurityToken));
    }
}

using System.Security.Cryptography;
using EipFunctions.Rpc.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Rpc.Tests.Signing;

/// <summary>Changes each part of a request after it was signed.</summary>
public sealed class TamperingTests(AzuriteFixture azurite)
{
    public static TheoryData<string, string, string> Headers { get; } = new()
    {
        { "host", "other:8080", "SignatureDoesNotMatch" },
        { "x-acs-action", "ReleaseEipAddress", "SignatureDoesNotMatch" },
        { "x-acs-version", "2016-04-29", "SignatureDoesNotMatch" },
        { "x-acs-date", "2026-06-01T08:00:01Z", "SignatureDoesNotMatch" },
        { "x-acs-signature-nonce", "another", "SignatureDoesNotMatch" },
        { "x-acs-security-token", "another", "SignatureDoesNotMatch" },
        { "x-acs-content-sha256", "00", "SignatureDoesNotMatch" },
        { "content-type", "application/x-www-form-urlencoded", "SignatureDoesNotMatch" },
        { "x-acs-accesskey-id", "another", "IncompleteSignature" },
        { "host", "", "IncompleteSignature" },
        { "x-acs-date", "", "IncompleteSignature" },
        { "x-acs-signature-nonce", "", "IncompleteSignature" },
        { "x-acs-content-sha256", "", "IncompleteSignature" },
        { "x-acs-action", "", "IncompleteSignature" },
        { "x-acs-security-token", "", "IncompleteSignature" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Acs3_HeaderChangedOrTakenAway_IsRefused(string name, string value, string code)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client(token: "token").Acs3("A", "n", [("B", "1")], [("C", "2")]).ToContextAsync();
        if (value.Length == 0)
        {
            _ = http.Request.Headers.Remove(name);
        }
        else
        {
            http.Request.Headers[name] = value;
        }

        Assert.Equal(code, await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData("x-acs-action", "ReleaseEipAddress")]
    [InlineData("x-acs-security-token", "stolen")]
    [InlineData("x-acs-accesskey-id", "testid")]
    [InlineData("x-acs-version", "2016-04-28")]
    public async Task Acs3_HeaderThatIsBelievedAddedUnsigned_IsRefused(string name, string value)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = SignedByHand();
        Assert.Equal("OK", await verifier.VerifyAsync(http));

        http = SignedByHand();
        http.Request.Headers[name] = value;

        Assert.Equal("IncompleteSignature", await verifier.VerifyAsync(http));
    }

    // The signature is over the trimmed value, whatever white space there is: it must not pass for another nonce.
    [Theory]
    [InlineData("n\u00a0")]
    [InlineData("\u3000n")]
    [InlineData("n\v")]
    public async Task Acs3_NonceWithWhiteSpaceAdded_IsRefused(string nonce)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client().Acs3("A", "n", [("B", "1")], []).ToContextAsync();
        http.Request.Headers["x-acs-signature-nonce"] = nonce;

        Assert.Equal("IncompleteSignature", await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData("?B=2&RegionId=cn-hangzhou")]
    [InlineData("?B=1&RegionId=cn-hangzhou&D=1")]
    [InlineData("?RegionId=cn-hangzhou")]
    [InlineData("?B=1%26RegionId%3Dcn-hangzhou")]
    public async Task Acs3_QueryChanged_IsRefused(string query)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client().Request("A", ("B", "1")).ToContextAsync();
        http.Request.QueryString = new(query);

        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData(RpcSigning.Acs3)]
    [InlineData(RpcSigning.V1Get)]
    [InlineData(RpcSigning.V1Post)]
    public async Task AnySigning_OtherMethod_IsRefused(RpcSigning signing)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client(signing).Request("A").ToContextAsync();
        http.Request.Method = http.Request.Method == "GET" ? "POST" : "GET";

        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData("Action=A&", "Action=B&")]
    [InlineData("B=1", "B=2")]
    [InlineData("Version=2016-04-28", "Version=2016-04-29")]
    [InlineData("RegionId=cn-hangzhou", "RegionId=cn-beijing")]
    [InlineData("SecurityToken=token", "SecurityToken=other")]
    [InlineData("SecurityToken=token", "SecurityToken=")]
    [InlineData("SignatureNonce=", "SignatureNonce=1")]
    [InlineData("T08%3A00%3A00Z", "T08%3A00%3A01Z")]
    [InlineData("Format=JSON&", "")]
    [InlineData("&Signature=", "&Extra=1&Signature=")]
    [InlineData("&Signature=", "&Signature=AAAA")]
    public async Task V1_ParameterChanged_IsRefused(string from, string to)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client(RpcSigning.V1Get, token: "token").Request("A", ("B", "1")).ToContextAsync();
        var query = http.Request.QueryString.Value!;
        Assert.Contains(from, query, StringComparison.Ordinal);
        http.Request.QueryString = new(query.Replace(from, to, StringComparison.Ordinal));

        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData("ACS3-HMAC-SHA256", "InvalidSignatureMethod")]
    [InlineData("Bearer x", "InvalidSignatureMethod")]
    [InlineData("acs testid:x", "InvalidSignatureMethod")]
    [InlineData("ACS3-HMAC-SM3 Credential=testid,SignedHeaders=host,Signature=00", "InvalidSignatureMethod")]
    [InlineData("ACS3-HMAC-SHA256 ", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 ,,,", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;host,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=Host,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,Credential=testid,SignedHeaders=host,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host,Signature=00,More=1", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=LIST;x-none,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=LIST,Signature=", "SignatureDoesNotMatch")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=LIST,Signature=no-hex", "SignatureDoesNotMatch")]
    [InlineData("ACS3-HMAC-SHA256 Credential=testid, SignedHeaders=LIST, Signature=00", "SignatureDoesNotMatch")]
    [InlineData("ACS3-HMAC-SHA256 Credential=other,SignedHeaders=LIST,Signature=00", "InvalidAccessKeyId.NotFound")]
    public async Task Acs3_OddAuthorization_IsAnswered(string authorization, string code)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client().Request("A").ToContextAsync();
        http.Request.Headers.Authorization = authorization.Replace(
            "LIST", "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version", StringComparison.Ordinal);

        Assert.Equal(code, await verifier.VerifyAsync(http));
    }

    [Fact]
    public async Task Acs3_HeaderSentTwice_IsRefused()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client().Request("A").ToContextAsync();
        http.Request.Headers.Append("x-acs-action", "B");

        Assert.Equal("IncompleteSignature", await verifier.VerifyAsync(http));
    }

    /// <summary>A request that names its action in the query and signs only what it must.</summary>
    private static DefaultHttpContext SignedByHand()
    {
        var nonce = Guid.NewGuid().ToString("N");
        var digest = Convert.ToHexStringLower(SHA256.HashData([]));
        const string Signed = "host;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce";
        var http = HttpRequests.Context("POST", "?Version=2016-04-28&Action=A");
        http.Request.Headers.Host = "127.0.0.1:8080";
        http.Request.Headers["x-acs-content-sha256"] = digest;
        http.Request.Headers["x-acs-date"] = "2026-06-01T08:00:00Z";
        http.Request.Headers["x-acs-signature-nonce"] = nonce;
        var canonical =
            $"POST\n/\nAction=A&Version=2016-04-28\nhost:127.0.0.1:8080\nx-acs-content-sha256:{digest}\n"
            + $"x-acs-date:2026-06-01T08:00:00Z\nx-acs-signature-nonce:{nonce}\n\n{Signed}\n{digest}";
        http.Request.Headers.Authorization =
            $"ACS3-HMAC-SHA256 Credential={Verifier.Id},SignedHeaders={Signed},Signature={RpcClient.Acs3Signature(Verifier.Secret, canonical)}";
        return http;
    }
}

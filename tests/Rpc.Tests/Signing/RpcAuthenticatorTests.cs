using System.Security.Cryptography;
using System.Text;
using EipFunctions.Rpc.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Rpc.Tests.Signing;

public sealed class RpcAuthenticatorTests(AzuriteFixture azurite)
{
    private static readonly (string, string)[] Odd = [("Name", "a b+c!'()*~%/?=&中文\u00e9\U0001f600"), ("Tag.1.Key", "k"), ("Tag.10.Key", ""), ("Tag.2.Key", "z")];

    public static TheoryData<RpcSigning> Signings { get; } = [RpcSigning.Acs3, RpcSigning.Acs3Form, RpcSigning.V1Get, RpcSigning.V1Post];

    [Theory]
    [MemberData(nameof(Signings))]
    public async Task AuthenticateAsync_SignedRequest_IsTheKeys(RpcSigning signing)
    {
        using var verifier = await Verifier.CreateAsync(azurite);

        Assert.Equal("OK", await verifier.VerifyAsync(verifier.Client(signing).Request("DescribeEipAddresses", Odd)));
    }

    [Fact]
    public async Task AuthenticateAsync_QueryAndForm_AreBothSigned()
    {
        using var verifier = await Verifier.CreateAsync(azurite);

        Assert.Equal("OK", await verifier.VerifyAsync(verifier.Client().Acs3("AssociateEipAddress", "n", Odd, [("RegionId", "cn-hangzhou")])));
    }

    [Theory]
    [MemberData(nameof(Signings))]
    public async Task AuthenticateAsync_SameRequestAgain_IsRefused(RpcSigning signing)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        using var request = verifier.Client(signing).Request("DescribeEipAddresses");

        Assert.Equal("OK", await verifier.VerifyAsync(await request.ToContextAsync()));
        Assert.Equal("SignatureNonceUsed", await verifier.VerifyAsync(await request.ToContextAsync()));
    }

    [Fact]
    public async Task AuthenticateAsync_SameRequestManyTimesAtOnce_ExactlyOnePasses()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        using var request = verifier.Client().Request("DescribeEipAddresses");
        var sent = new List<HttpContext>();
        for (var i = 0; i < 8; i++)
        {
            sent.Add(await request.ToContextAsync());
        }

        var answers = await Task.WhenAll(sent.Select(http => Task.Run(() => verifier.VerifyAsync(http))));

        Assert.Equal(1, answers.Count(answer => answer == "OK"));
        Assert.Equal(7, answers.Count(answer => answer == "SignatureNonceUsed"));
    }

    [Fact]
    public async Task AuthenticateAsync_WrongSignature_LeavesTheNonceFree()
    {
        using var verifier = await Verifier.CreateAsync(azurite);

        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(verifier.Client(secret: "guess").Acs3("A", "nonce", [], [])));
        Assert.Equal("OK", await verifier.VerifyAsync(verifier.Client().Acs3("A", "nonce", [], [])));
    }

    [Theory]
    [InlineData(RpcSigning.Acs3, 15 * 60, "OK")]
    [InlineData(RpcSigning.Acs3, (15 * 60) + 1, "InvalidTimeStamp.Expired")]
    [InlineData(RpcSigning.Acs3, -15 * 60, "OK")]
    [InlineData(RpcSigning.Acs3, (-15 * 60) - 1, "InvalidTimeStamp.Expired")]
    [InlineData(RpcSigning.V1Get, 15 * 60, "OK")]
    [InlineData(RpcSigning.V1Get, (-15 * 60) - 1, "InvalidTimeStamp.Expired")]
    public async Task AuthenticateAsync_ClockOfTheClient_MayBeFifteenMinutesOff(RpcSigning signing, int seconds, string answer)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var clock = new FakeTimeProvider(verifier.Time.GetUtcNow().AddSeconds(seconds));

        Assert.Equal(answer, await verifier.VerifyAsync(verifier.Client(signing, time: clock).Request("A")));
    }

    [Theory]
    [InlineData("2026-06-01 08:00:00")]
    [InlineData("2026-06-01T08:00:00+00:00")]
    [InlineData("2026-06-01T08:00:00.000Z")]
    [InlineData("2026-13-01T08:00:00Z")]
    [InlineData("yesterday")]
    public async Task AuthenticateAsync_TimestampOfAnotherForm_IsRefused(string timestamp)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client().Request("A").ToContextAsync();
        http.Request.Headers["x-acs-date"] = timestamp;

        Assert.Equal("InvalidTimeStamp.Format", await verifier.VerifyAsync(http));
    }

    [Theory]
    [MemberData(nameof(Signings))]
    public async Task AuthenticateAsync_KeysThatAreNotTaken_AreToldApart(RpcSigning signing)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        await verifier.AddAsync(Verifier.Key("off", "s") with { Disabled = true });

        Assert.Equal("InvalidAccessKeyId.NotFound", await verifier.VerifyAsync(verifier.Client(signing, "nobody").Request("A")));
        Assert.Equal("InvalidAccessKeyId.NotFound", await verifier.VerifyAsync(verifier.Client(signing, "a/b?c").Request("A")));
        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(verifier.Client(signing, secret: "wrong").Request("A")));
        Assert.Equal("InvalidAccessKeyId.Inactive", await verifier.VerifyAsync(verifier.Client(signing, "off", "s").Request("A")));

        // Who does not have the secret learns nothing of the key.
        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(verifier.Client(signing, "off", "wrong").Request("A")));
    }

    [Theory]
    [MemberData(nameof(Signings))]
    public async Task AuthenticateAsync_TemporaryKey_NeedsItsTokenInItsTime(RpcSigning signing)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        await verifier.AddAsync(Verifier.Key("STS.1", "s") with
        {
            SecurityTokenHash = SHA256.HashData("token"u8),
            ExpiresAt = verifier.Time.GetUtcNow().AddHours(1),
        });

        Assert.Equal("OK", await verifier.VerifyAsync(verifier.Client(signing, "STS.1", "s", "token").Request("A")));
        Assert.Equal("MissingSecurityToken", await verifier.VerifyAsync(verifier.Client(signing, "STS.1", "s").Request("A")));
        Assert.Equal(
            "InvalidSecurityToken.MismatchWithAccessKey",
            await verifier.VerifyAsync(verifier.Client(signing, "STS.1", "s", "guess").Request("A")));
        Assert.Equal("InvalidSecurityToken.MismatchWithAccessKey", await verifier.VerifyAsync(verifier.Client(signing, token: "token").Request("A")));
        verifier.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("InvalidSecurityToken.Expired", await verifier.VerifyAsync(verifier.Client(signing, "STS.1", "s", "token").Request("A")));
    }

    [Fact]
    public async Task AuthenticateAsync_WrongSignature_SaysWhatWasSignedButNoSecretNorToken()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        using var request = verifier.Client(secret: "wrong", token: "the-token").Request("A");

        var error = await verifier.AnswerAsync(await request.ToContextAsync());

        Assert.Contains("127.0.0.1:8080", error!.Recommend, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Verifier.Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuthenticateAsync_UnsignedRequest_SaysHowToSign()
    {
        using var verifier = await Verifier.CreateAsync(azurite);

        Assert.Equal("MissingAccessKeyId", await verifier.VerifyAsync(HttpRequests.Context("GET", "")));
        Assert.Equal("MissingSignature", await verifier.VerifyAsync(HttpRequests.Context("GET", "?AccessKeyId=a")));
    }

    [Theory]
    [InlineData("Action")]
    [InlineData("Version")]
    public async Task AuthenticateAsync_V1WithTheActionInAnUnsignedHeader_IsRefused(string parameter)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var all = new List<(string, string)>
        {
            ("Action", "A"), ("Version", RpcClient.Version), ("Timestamp", "2026-06-01T08:00:00Z"), ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"), ("SignatureNonce", "n"), ("AccessKeyId", Verifier.Id),
        };
        _ = all.RemoveAll(one => one.Item1 == parameter);
        all.Add(("Signature", RpcClient.V1Signature("GET", Verifier.Secret, all)));
        var http = HttpRequests.Context("GET", $"?{string.Join('&', all.Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2)}"))}");
        http.Request.Headers["x-acs-action"] = "ReleaseEipAddress";
        http.Request.Headers["x-acs-version"] = RpcClient.Version;

        Assert.Equal($"Missing{parameter}", await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData("SignatureMethod", "HMAC-SHA256", "InvalidSignatureMethod")]
    [InlineData("SignatureVersion", "2.0", "InvalidParameter")]
    public async Task AuthenticateAsync_V1OfAnotherKind_IsRefused(string parameter, string value, string code)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client(RpcSigning.V1Get).Request("A").ToContextAsync();
        var was = parameter == "SignatureMethod" ? "HMAC-SHA1" : "1.0";
        http.Request.QueryString = new(http.Request.QueryString.Value!.Replace($"{parameter}={was}", $"{parameter}={value}", StringComparison.Ordinal));

        Assert.Equal(code, await verifier.VerifyAsync(http));
    }

    [Theory]
    [InlineData("post")]
    [InlineData("POST")]
    public async Task AuthenticateAsync_V1SignedAsPostWithAllInTheQuery_IsTaken(string method)
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        using var request = verifier.Client(RpcSigning.V1Post).Request("A", Odd);
        var query = await request.Content!.ReadAsStringAsync();

        Assert.Equal("OK", await verifier.VerifyAsync(HttpRequests.Context(method, $"?{query}")));
    }

    [Fact]
    public async Task AuthenticateAsync_SecretOfAnyText_Signs()
    {
        using var verifier = await Verifier.CreateAsync(azurite, "gehëim 中 &%");

        foreach (var signing in Enum.GetValues<RpcSigning>())
        {
            Assert.Equal("OK", await verifier.VerifyAsync(verifier.Client(signing, secret: "gehëim 中 &%").Request("A")));
        }
    }

    [Fact]
    public async Task AuthenticateAsync_LongNonceAndOddOne_AreTakenOnce()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        foreach (var nonce in (string[])["a/b\\c#d?e|f", new('n', 5000), $"{new string('n', 4999)}m", "中", "~x"])
        {
            using var request = verifier.Client(RpcSigning.V1Post).V1(HttpMethod.Post, "A", nonce, []);
            Assert.Equal("OK", await verifier.VerifyAsync(await request.ToContextAsync()));
            Assert.Equal("SignatureNonceUsed", await verifier.VerifyAsync(await request.ToContextAsync()));
        }
    }

    [Fact]
    public async Task AuthenticateAsync_BodyOtherThanItsDigest_IsRefused()
    {
        using var verifier = await Verifier.CreateAsync(azurite);
        var http = await verifier.Client(RpcSigning.Acs3Form).Request("A").ToContextAsync();
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("RegionId=cn-beijing"));

        Assert.Equal("SignatureDoesNotMatch", await verifier.VerifyAsync(http));
    }
}

namespace EipFunctions.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    private static GatewayOptions Http => new() { Endpoint = new("https://gateway.example/eips"), Key = "secret" };

    private static GatewayOptions Simulated => new() { Directory = "gateway" };

    public static TheoryData<string> GoodEndpoints =>
        ["https://gateway.example", "https://gateway.example:8443/eips/", "http://127.0.0.1:7071/gateway", "http://localhost:80", "http://[::1]:80"];

    public static TheoryData<string, string> BadEndpoints => new()
    {
        { "http://gateway.example", "it must be https, since the key would cross the network in the clear" },
        { "ftp://gateway.example", "it must be an https URL" },
        { "gateway.example/eips", "it must be an absolute https URL" },
        { "https://gateway.example/?region=r", "it must end with its path" },
        { "https://gateway.example/#top", "it must end with its path" },
        { "https://user:secret@gateway.example", "has a user or password" },
    };

    [Theory]
    [MemberData(nameof(GoodEndpoints))]
    public void Endpoint_HttpsOrLoopback_IsTaken(string endpoint)
    {
        var options = Http;
        options.Endpoint = new(endpoint);

        Assert.Null(Check(options));
    }

    [Theory]
    [MemberData(nameof(BadEndpoints))]
    public void Endpoint_AnyOther_IsRefusedWithoutASecret(string endpoint, string rule)
    {
        var options = Http;
        options.Endpoint = new(endpoint, UriKind.RelativeOrAbsolute);

        var error = Check(options);

        Assert.StartsWith("Gateway:Endpoint ", error, StringComparison.Ordinal);
        Assert.Contains(rule, error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void EndpointAndDirectory_NotExactlyOne_NamesBoth()
    {
        var both = Http;
        both.Directory = "gateway";

        Assert.Contains("Gateway:Endpoint and Gateway:Directory are both set", Check(both), StringComparison.Ordinal);
        Assert.Contains("Neither Gateway:Endpoint nor Gateway:Directory is set", Check(new()), StringComparison.Ordinal);
        Assert.Contains("Neither", Check(new() { Directory = " " }), StringComparison.Ordinal);
        Assert.Null(Check(Simulated));
    }

    [Theory]
    [InlineData(null, "Gateway:Key is not set; it must be the key that the gateway at Gateway:Endpoint demands.")]
    [InlineData("", "Gateway:Key is not set")]
    [InlineData("sec ret", "Gateway:Key has a character")]
    [InlineData("secret\r\nHost: b", "Gateway:Key has a character")]
    [InlineData("sécret", "Gateway:Key has a character")]
    public void Key_CannotBeSent_IsRefusedAndNotRepeated(string? key, string start)
    {
        var options = Http;
        options.Key = key;

        var error = Check(options);

        Assert.StartsWith(start, error, StringComparison.Ordinal);
        Assert.DoesNotContain("ret", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(29_000, true)]
    [InlineData(29_001, false)]
    public void Timeout_AtItsBounds_IsTakenOrRefused(int milliseconds, bool isTaken)
    {
        var options = Http;
        options.Timeout = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Equal(isTaken, Check(options) is null);
        Assert.True(isTaken || Check(options)!.StartsWith($"Gateway:Timeout is {options.Timeout}", StringComparison.Ordinal));
    }

    [Fact]
    public void Serve_NeedsTheSimulatedGatewayAndAKey()
    {
        var (http, simulated) = (Http, Simulated);
        http.Serve = simulated.Serve = true;

        Assert.StartsWith("Gateway:Serve is true and Gateway:Endpoint is set", Check(http), StringComparison.Ordinal);
        Assert.StartsWith("Gateway:Key is not set; it must be the key that Gateway:Serve demands", Check(simulated), StringComparison.Ordinal);
        simulated.Key = "secret";
        Assert.Null(Check(simulated));
    }

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID")]
    [InlineData("WEBSITE_SKU")]
    [InlineData("WEBSITE_POD_NAME")]
    [InlineData("MANAGED_ENVIRONMENT")]
    public void Directory_OnAzure_IsRefusedWithTheRemedy(string variable)
    {
        var azure = AzureEnvironment.FindVariable(name => name == variable ? "x" : "");

        var error = Check(Simulated, azure);

        Assert.StartsWith($"Gateway:Directory is set, and this process runs on Azure ({variable} is set)", error, StringComparison.Ordinal);
        Assert.Contains("set Gateway:Endpoint to one gateway", error, StringComparison.Ordinal);
        Assert.Null(Check(Http, azure));
        Assert.Null(AzureEnvironment.FindVariable(_ => null));
    }

    private static string? Check(GatewayOptions options, string? azure = null) =>
        new GatewayOptionsValidator("Gateway", azure).Validate(name: null, options).FailureMessage;
}

using EipFunctions.Api.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Tests;

public sealed class SettingTests
{
    [Theory]
    [InlineData("Limits:Burst", "0", "Limits:Burst is 0; it must be 1 to 1000000.")]
    [InlineData("Limits:AnonymousPerSecond", "1000001", "Limits:AnonymousPerSecond is 1000001; it must be 1 to 1000000.")]
    [InlineData("Limits:ConcurrentRequests", "-1", "Limits:ConcurrentRequests is -1; it must be 1 to 1000000.")]
    [InlineData("Limits:Burst", "many", "'many' at 'Limits:Burst'")]
    [InlineData("EventsIn:AllowedOrigins:1", "https://events.example.com", "EventsIn:AllowedOrigins:0 is 'https://events.example.com'; it must be the sender's host name alone, such as eventgrid.azure.net.")]
    [InlineData("Moves:CoolDown", "2.00:00:00", "Setting 'Moves:CoolDown' must be")]
    public void Start_BadSetting_IsNamed(string setting, string value, string error)
    {
        var failure = Record.Exception(() => Start(setting, value));

        Assert.NotNull(failure);
        Assert.Contains(error, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv-1.vault.azure.net/secrets/x)", "is a reference to a vault that did not resolve")]
    [InlineData("c2hvcnQ=", "must be the base64 of 32 bytes")]
    [InlineData("not-base64-but-32-characters-long", "must be the base64 of 32 bytes")]
    [InlineData("dGhlLWZpcnN0LWVuY3J5cHRpb24ta2V5LW9mLXRlc3R0ZXN0", "must be the base64 of 32 bytes")]
    public void Start_BadEncryptionKey_IsNamedAndNotShown(string value, string error)
    {
        var failure = Record.Exception(() => Start("AccessKeys:EncryptionKeys:0", value));

        Assert.NotNull(failure);
        Assert.Contains($"AccessKeys:EncryptionKeys:0 {error}", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("vault.azure.net", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits:Burst", "1")]
    [InlineData("AccessKeys:EncryptionKeys:0", "")]
    [InlineData("AccessKeys:EncryptionKeys:0", "dGhlLWZpcnN0LWVuY3J5cHRpb24ta2V5LW9mLXRlc3Q=")]
    [InlineData("Limits:NoSuchLimit", "0")]
    [InlineData("EventsIn:AllowedOrigins:0", "events.example.com")]
    [InlineData("EventsIn:NoSuchSetting", "x")]
    [InlineData("Other", "x")]
    public void Start_GoodOrUnknownSetting_Starts(string setting, string value) => Start(setting, value);

    private static void Start(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        using var provider = new ServiceCollection().AddEipApi(configuration).BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}

namespace EipFunctions.Local.Tests;

/// <summary>The service that the questions of the FAQ are asked to.</summary>
public sealed class FaqHost(AzuriteFixture azurite) : IAsyncLifetime
{
    public const string SlbConsoleKey = "slb.c2VjcmV0LW9mLXRoZS1zbGItY29uc29sZQ";

    public const string RamUserKey = "ram.c2VjcmV0LW9mLXRoZS1yYW0tdXNlcg";

    private readonly HostProcess _host = azurite.CreateHost()
        .With("Keys__1__Key", SlbConsoleKey)
        .With("Keys__1__AccountId", HostProcess.AccountId)
        .With("Keys__1__PrincipalId", HostProcess.AccountId)
        .With("Keys__1__Kind", "Account")
        .With("Keys__1__Rights", "All")
        .With("Keys__1__Service", "slb")
        .With("Keys__2__Key", RamUserKey)
        .With("Keys__2__AccountId", HostProcess.AccountId)
        .With("Keys__2__PrincipalId", "alice")
        .With("Keys__2__Kind", "RamUser")
        .With("Keys__2__Rights", "Read, Operate")
        .With("Keys__2__ResourceGroupIds__0", "rg-eips");

    internal HostProcess Host => _host;

    internal FaqRegion Region(string regionId) => new(_host, regionId);

    /// <summary>Asks with another key than the account's.</summary>
    internal async Task<(int Status, string Body)> AskAsAsync(string key, HttpMethod method, string path, string? json = null)
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-functions-key", key);
        request.Content = json is null ? null : new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

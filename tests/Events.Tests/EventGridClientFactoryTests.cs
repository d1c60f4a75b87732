using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using EipFunctions.Events.Topic;
using EipFunctions.Storage.Connections;

namespace EipFunctions.Events.Tests;

public sealed class EventGridClientFactoryTests : IDisposable
{
    private const string ClientId = "11111111-2222-3333-4444-555555555555";

    private readonly Credentials _credentials = new();
    private readonly RecordingHandler _handler = new();

    public void Dispose() => _handler.Dispose();

    [Theory]
    [InlineData(ClientId, true)]
    [InlineData(null, false)]
    public async Task Create_WithoutAKey_SendsATokenOfTheIdentity(string? clientId, bool managedIdentity)
    {
        await SendAsync(new() { ClientId = clientId });

        Assert.Equal((managedIdentity, clientId), Assert.Single(_credentials.Identities));
        Assert.Equal(["https://eventgrid.azure.net/.default"], _credentials.Scopes);
        Assert.Equal("Bearer a-token", _handler.Authorization);
        Assert.Null(_handler.Key);
    }

    [Fact]
    public async Task Create_WithAKey_SendsTheKeyAndAsksForNoIdentity()
    {
        await SendAsync(new() { TopicKey = "a-key", ClientId = ClientId });

        Assert.Empty(_credentials.Identities);
        Assert.Equal("a-key", _handler.Key);
        Assert.Null(_handler.Authorization);
    }

    private async Task SendAsync(EventGridOptions options)
    {
        options.TopicEndpoint = new("https://topic.example.com/api/events");
        var client = EventGridClientFactory.Create(options, _credentials, new HttpClientTransport(_handler));
        _ = await client.SendEventsAsync([EipCloudEvent.From(Some.Entry("eip-1", 1)).Event]);
    }

    private sealed class Credentials : TokenCredential, ICredentialFactory
    {
        public List<(bool ManagedIdentity, string? ClientId)> Identities { get; } = [];

        public List<string> Scopes { get; } = [];

        public TokenCredential Create(bool managedIdentity, string? clientId)
        {
            Identities.Add((managedIdentity, clientId));
            return this;
        }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new("a-token", TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        public string? Key { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorization = request.Headers.Authorization?.ToString();
            Key = request.Headers.TryGetValues("aeg-sas-key", out var keys) ? keys.Single() : null;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}

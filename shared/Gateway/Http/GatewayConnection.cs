using System.Globalization;
using System.Net.Http.Headers;

namespace EipFunctions.Gateway.Http;

/// <summary>Sends requests to a gateway, each once, and gives up those that take too long.</summary>
/// <param name="endpoint">Where its protocol is served.</param>
/// <param name="key">The key that it demands.</param>
/// <param name="timeout">How long a request may take, its answer included.</param>
/// <param name="time">The clock that the timeout passes by.</param>
internal sealed class GatewayConnection(Uri endpoint, string key, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    // Names are looked up again that often: a gateway may move to another address.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = CreateClient(endpoint, key);

    /// <summary>Sends one request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The address, relative to the endpoint.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer, whatever it is.</returns>
    /// <exception cref="GatewayUnavailableException">There was none.</exception>
    public async Task<GatewayAnswer> SendAsync(HttpMethod method, Uri address, HttpContent? content, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        try
        {
            // The answer comes whole, within the limit.
            using var answer = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            return new(
                answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType,
                await answer.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new GatewayUnavailableException(
                limit.IsCancellationRequested
                    ? $"The gateway did not answer within {timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s."
                    : $"The gateway cannot be reached: {e.Message}",
                e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpClient CreateClient(Uri endpoint, string key)
    {
        // A redirect would carry the key to wherever it leads.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = ConnectionLifetime };
        var http = new HttpClient(handler, disposeHandler: true)
        {
            BaseAddress = new($"{endpoint.AbsoluteUri.TrimEnd('/')}/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        http.DefaultRequestHeaders.Add(GatewayProtocol.KeyHeader, key);
        http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        http.DefaultRequestHeaders.Accept.Add(new(GatewayProtocol.ProblemType));
        http.DefaultRequestHeaders.CacheControl = new CacheControlHeaderValue { NoCache = true };
        return http;
    }
}

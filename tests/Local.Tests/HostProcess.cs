using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EipFunctions.Testing;

namespace EipFunctions.Local.Tests;

/// <summary>The service as a process of its own, which can be killed and started again on the same data.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string AccountId = "1234567890123456";
    public const string RegionId = "cn-hangzhou";

    private const string Key = "owner.c2VjcmV0LW9mLXRoZS1lbmQtdG8tZW5kLXRlc3Rz";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _settings;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("eip-test-");
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    public HostProcess(string connectionString, Uri? topic = null, string topicKey = "test-topic-key")
    {
        var port = AzuriteServer.FreePort();
        Address = new($"http://127.0.0.1:{port}");
        Http = new() { BaseAddress = Address };
        Http.DefaultRequestHeaders.Add("x-functions-key", Key);
        _settings = new()
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["AzureWebJobsStorage"] = connectionString,
            ["EventGrid__TopicEndpoint"] = $"{topic ?? new Uri(Address, "topic/api/events")}",
            ["EventGrid__TopicKey"] = topicKey,
            ["Topic__Key"] = topicKey,
            ["Gateway__Directory"] = GatewayDirectory,
            ["AccessKeys__EncryptionKeys__0"] = "YW5vdGhlci1lbmNyeXB0aW9uLWtleS1vZi1hLXRlc3Q=",
            ["Keys__0__Key"] = Key,
            ["Keys__0__AccountId"] = AccountId,
            ["Keys__0__PrincipalId"] = AccountId,
            ["Keys__0__Kind"] = "Account",
            ["Keys__0__Rights"] = "All",
        };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public string GatewayDirectory => Path.Combine(_data.FullName, "gateway");

    /// <summary>The process id of the running host.</summary>
    public int Id => _process!.Id;

    /// <summary>What the process printed so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    public HostProcess With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public async Task StartAsync()
    {
        _process = Launch();
        using var limit = new CancellationTokenSource(StartLimit, TimeProvider.System);
        while (!await IsReadyAsync(limit.Token))
        {
            Assert.False(_process.HasExited, $"The host ended while it started:{Environment.NewLine}{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>Starts the process and waits until it ends by itself.</summary>
    public async Task<int> RunToEndAsync()
    {
        _process = Launch();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends the process as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the process as a service manager does, and waits for its clean stop.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(
        HttpMethod method, string path, string? json = null, string? idempotencyKey = null, string? prefer = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, new MediaTypeHeaderValue(mediaType));
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>Sends a request that must succeed.</summary>
    public async Task<JsonNode> MustAsync(HttpMethod method, string path, string? json = null, string? prefer = null)
    {
        var (status, body) = await SendAsync(method, path, json, prefer: prefer);
        Assert.True((int)status is >= 200 and < 300, $"{method} {path} answered {(int)status}: {body.ToJsonString()}");
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    private Process Launch()
    {
        // Beside this test's own binary lies the host's, which the project reference copied.
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EipFunctions.Local.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _output.Enqueue(text);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync("healthz/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

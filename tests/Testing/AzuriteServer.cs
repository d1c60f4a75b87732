using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EipFunctions.Testing;

/// <summary>A real Azurite table service on a free port, in memory, ended with its owner.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private AzuriteServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public string ConnectionString => ConnectionStringFor(Port);

    /// <summary>The connection string for a proxy that stands before the server.</summary>
    public static string ConnectionStringFor(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={AccountKey};TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";

    /// <summary>Starts a server.</summary>
    /// <param name="arguments">What is asked of Azurite besides, such as TLS.</param>
    public static async Task<AzuriteServer> StartAsync(params string[] arguments)
    {
        // The port is free when asked for and may be gone when Azurite binds it: try again with another.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var process = Start(port, arguments);
            if (await AnswersAsync(process, port))
            {
                return new AzuriteServer(process, port);
            }

            process.Kill(entireProcessTree: true);
            if (attempt == 3)
            {
                throw new InvalidOperationException("Azurite did not start; run 'npm ci' in the repository's root first.");
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(int port, string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[
            Path.Combine(RepositoryRoot.Path, "node_modules/azurite/dist/src/table/main.js"),
            "--silent", "--disableTelemetry", "--inMemoryPersistence", "--skipApiVersionCheck",
            "--tableHost", "127.0.0.1", "--tablePort", $"{port}", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> AnswersAsync(Process process, int port)
    {
        for (var i = 0; i < 300 && !process.HasExited; i++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        return false;
    }
}

using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EipFunctions.Gateway.Tests;

/// <summary>A simulated gateway in a directory of its own, asked directly.</summary>
public class GatewayFixture : IAsyncDisposable
{
    public const string Account = "account-1";
    public const string Region = "cn-hangzhou";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gateway-");
    private readonly List<SimulatedGateway> _opened = [];

    public GatewayFixture() => Simulated = Open(LogDirectory);

    public FakeTimeProvider Time { get; } = new();

    public GatewayFaults Faults { get; } = new(new(), new Random(1));

    /// <summary>The gateway itself.</summary>
    public SimulatedGateway Simulated { get; }

    /// <summary>What is asked, once it is started.</summary>
    public virtual IGateway Gateway => Simulated;

    public string LogDirectory => Path.Combine(_root.FullName, "live");

    public string LogFile => Path.Combine(LogDirectory, "gateway.log");

    public static GatewayBinding Binding(
        string eip = "eip-1", string resource = "i-1", string? privateIp = "10.0.0.1", string operation = "op-1",
        ResourceKind kind = ResourceKind.EcsInstance, EipMode mode = EipMode.Nat) =>
        new(Region, eip, "47.0.0.1", resource, kind, mode, privateIp, operation) { AccountId = Account };

    public SimulatedGateway Open(string directory)
    {
        var gateway = new SimulatedGateway(directory, Faults, Time, NullLogger<SimulatedGateway>.Instance);
        _opened.Add(gateway);
        return gateway;
    }

    /// <summary>Opens a copy of the files as they are while the first gateway still runs: what a killed process leaves.</summary>
    public SimulatedGateway OpenAsAfterKill()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_root.FullName, $"copy{_opened.Count}"));
        File.Copy(LogFile, Path.Combine(copy.FullName, Path.GetFileName(LogFile)));
        return Open(copy.FullName);
    }

    public virtual ValueTask StartAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        _opened.ForEach(g => g.Dispose());
        _root.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

using Azure.Core;
using Azure.Data.Tables;
using EipFunctions.Api.Operations;
using EipFunctions.Engine;
using EipFunctions.Events;
using EipFunctions.Gateway;
using EipFunctions.Storage;
using EipFunctions.Storage.Inventory;
using EipFunctions.Storage.Outbox;
using EipFunctions.Storage.State;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Replay;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>One life of a host: the real store, engine and workflows of a region that outlives it.</summary>
internal sealed class WorkflowHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public WorkflowHost(TestRegion region)
    {
        State = new(Power);
        Journal = new(Power);
        Gateway = new(region.Gateway, Power);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("AzureWebJobsStorage", region.ConnectionString), new("Storage:StateTable", $"{region.Name}State"), .. region.Settings]).Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(region.Time)
            .AddEipStorage(configuration)
            .AddSingleton(Tables(region, new TableClientOptions { Retry = { MaxRetries = 0 } }, State))
            .AddSingleton<IGateway>(Gateway)
            .AddSingleton<IOutboxListener>(region.Events)
            .AddSingleton<IOutboxPublisher>(region.Events)
            .AddEipWorkflows()
            // The limit of a call to the engine is not to pass twenty times as fast as the engine works.
            .RemoveAll<IResourceListener>()
            .AddSingleton<IResourceListener>(provider =>
                ActivatorUtilities.CreateInstance<DeferredAssociations>(provider, TimeProvider.System))
            .AddSingleton<IResourceListener>(provider =>
                ActivatorUtilities.CreateInstance<HeldEips>(provider, TimeProvider.System))
            .AddSingleton<IWorkflowClient>(_ => Engine!.Client)
            .BuildServiceProvider();
        var registry = _services.GetRequiredService<WorkflowRegistry>();
        Engine = new(
            new EngineOptions { HubName = region.Name, ShardCount = 1, ExtendedSessions = region.ExtendedSessions },
            Tables(region, WorkflowEngineTables.CreateOptions(TimeSpan.FromSeconds(10)), Journal),
            region.ExtendedSessions ? registry : Recording.Record(registry),
            _services,
            region.Time,
            NullLoggerFactory.Instance,
            new OwnerIdentity(Environment.MachineName, int.MaxValue, 0));
    }

    public PowerSwitch Power { get; } = new();

    public ReplayRecording Recording { get; } = new();

    public StoreTap State { get; }

    public StoreTap Journal { get; }

    public GatewayTap Gateway { get; }

    public WorkflowEngine Engine { get; }

    public IOperations Operations => Get<IOperations>();

    public async Task StartAsync()
    {
        await Get<StateStore>().InitializeAsync(default);
        await Engine.StartAsync();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Ends the host as a crash does.</summary>
    public async Task KillAsync()
    {
        Power.Cut();
        await Engine.KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await Engine.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static TableServiceClient Tables(TestRegion region, TableClientOptions options, StoreTap tap)
    {
        options.AddPolicy(tap, HttpPipelinePosition.PerCall);
        return new(region.ConnectionString, options);
    }
}

using Azure.Data.Tables;
using EipFunctions.Api.Hosting;
using EipFunctions.Domain.Principals;
using EipFunctions.Engine;
using EipFunctions.Gateway;
using EipFunctions.Gateway.Faults;
using EipFunctions.Gateway.Simulated;
using EipFunctions.Local.Demo;
using EipFunctions.Local.Topic;
using EipFunctions.Storage;
using EipFunctions.Storage.Connections;
using EipFunctions.Workflows;
using EipFunctions.Workflows.Operations;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace EipFunctions.Local.Hosting;

/// <summary>Puts the service together on one machine.</summary>
internal static class EipHost
{
    /// <summary>Registers everything.</summary>
    public static void AddEipHost(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.AddTelemetry();
        _ = builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Bodies of the API have 64 KiB at most, batches of the topic 1 MB.
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;

            // Queries of the RPC surface have 64 KiB at most. What is longer still has an answer of the API, not the server's empty one.
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 10_000;
        });
        _ = builder.Logging.Configure(
            logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        // The slim builder asks for the plain formatter after it has read the settings; here they win.
        _ = builder.Services.Configure<ConsoleLoggerOptions>(configuration.GetSection("Logging:Console"));
        _ = builder.Logging.AddConfiguration(HostJson.ReadLogging());
        _ = builder.Services
            .AddEipService(configuration)
            .AddWorkflowEngine(configuration.GetSection("Engine").Bind, EngineTables)
            .AddHostedService<ReconcilerStarter>()
            .AddLocalTopic(configuration.GetSection("Topic"))
            .AddSingleton<Readiness>();
        if (DemoOptions.Of(configuration).Enabled)
        {
            _ = builder.Services.AddHostedService<DemoService>();
        }
    }

    // A client of its own: the engine repeats its calls itself and wants to know early.
    private static TableServiceClient EngineTables(IServiceProvider provider) => provider
        .GetRequiredService<TableServiceFactory>()
        .Create(WorkflowEngineTables.CreateOptions(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Timeout));

    /// <summary>Maps every endpoint.</summary>
    public static void MapEipHost(this WebApplication app)
    {
        app.Services.GetRequiredService<OperationMetrics>().Observe(app.Services.GetRequiredService<WorkflowEngine>().GetActive);
        _ = app.UseEipApi();
        _ = app.MapEipApi().MapEipRpc();
        _ = app.MapEipOpenApi();
        _ = app.MapLocalTopic().RequireRight(Rights.Administer);
        app.MapHealth();
        if (app.Services.HasSimulatedGateway())
        {
            app.MapSimulatedGateway();
        }
    }

    private static void MapSimulatedGateway(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.Serve)
        {
            _ = app.MapGatewayProtocol();
        }

        if (app.Environment.IsDevelopment())
        {
            _ = app.MapGatewayFaults().RequireRight(Rights.Administer);
            _ = app.MapGatewayBindings().RequireRight(Rights.Administer);
        }
    }
}

using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace EipFunctions.Functions.Hosting;

/// <summary>Exports traces, metrics and logs to Application Insights, and by OTLP where an endpoint is set.</summary>
internal static class Telemetry
{
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT";
    // The app has one identity: telemetry is sent with the one that storage is entered with.
    private const string ClientId = "AzureWebJobsStorage:clientId";

    /// <summary>Every source and meter of the service begins so.</summary>
    private const string Names = "EipFunctions.*";

    /// <summary>The worker's own: the span of each invocation, a child of the host's.</summary>
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    /// <summary>Adds the exports that are configured; without any nothing listens.</summary>
    public static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("EipFunctions"))
            .WithTracing(tracing => tracing.AddSource(Names, Worker))
            .WithMetrics(metrics => metrics.AddMeter(Names));
        if (builder.Configuration[ApplicationInsights] is { Length: > 0 })
        {
            _ = telemetry.UseAzureMonitorExporter(exporter => exporter.Credential =
                builder.Configuration[ClientId] is { Length: > 0 } client
                    ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
                    : null);
        }

        if (builder.Configuration[Otlp] is { Length: > 0 })
        {
            _ = telemetry.UseOtlpExporter();
        }
    }
}

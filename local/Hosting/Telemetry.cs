using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EipFunctions.Local.Hosting;

/// <summary>Exports traces and metrics by OTLP.</summary>
internal static class Telemetry
{
    /// <summary>The setting that turns the export on: where OTLP goes, such as <c>http://127.0.0.1:4317</c>.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Every source and meter of the service begins so.</summary>
    public const string Names = "EipFunctions.*";

    /// <summary>Adds the export where <see cref="Endpoint"/> is set. Without it nothing listens, and nothing is measured.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
        {
            return;
        }

        _ = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("EipFunctions"))
            .WithTracing(tracing => tracing.AddEipSources().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Names).AddAspNetCoreInstrumentation().AddOtlpExporter());
    }

    /// <summary>
    /// Adds the service's spans and those of its requests, probes aside. Headers are not recorded and the values of a
    /// query are redacted, so that no key gets into a trace.
    /// </summary>
    public static TracerProviderBuilder AddEipSources(this TracerProviderBuilder tracing) => tracing
        .AddSource(Names)
        .AddAspNetCoreInstrumentation(http => http.Filter =
            context => !context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal));
}

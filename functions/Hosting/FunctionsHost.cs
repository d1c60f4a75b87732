using EipFunctions.Functions.Durable;
using EipFunctions.Functions.Http;
using EipFunctions.Storage;
using EipFunctions.Workflows;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Retention;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Functions.Hosting;

/// <summary>Puts the service together on Azure Functions.</summary>
internal static class FunctionsHost
{
    /// <summary>Registers everything.</summary>
    public static void AddEipFunctions(this FunctionsApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.AddTelemetry();
        _ = builder.Services
            .AddEipService(configuration)
            .AddWorkflowRetention(configuration.GetSection("Retention"))
            .AddInstanceClaims()
            .AddSingleton<DurableTaskClientAccessor>()
            .AddSingleton<IWorkflowClient, DurableTaskWorkflowClient>()
            .AddSingleton<WorkflowRunner>()
            .AddSingleton<ActivityRunner>()
            .AddSingleton<ApiFunction>();
    }
}

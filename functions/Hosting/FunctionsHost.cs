using EipFunctions.Api.Health;
using EipFunctions.Api.Hosting;
using EipFunctions.Events;
using EipFunctions.Functions.Durable;
using EipFunctions.Functions.Http;
using EipFunctions.Gateway;
using EipFunctions.Storage;
using EipFunctions.Workflows;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Reconciliation;
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
            .AddSingleton(TimeProvider.System)
            .AddEipStorage(configuration)
            .AddEipGateway(configuration.GetSection("Gateway"))
            .AddEipEvents(configuration.GetSection("EventGrid"))
            .AddEipWorkflows()
            .ConfigureReconciler(configuration.GetSection("Reconciler"))
            .AddWorkflowRetention(configuration.GetSection("Retention"))
            .AddEipApi(configuration)
            .AddEipHealth((provider, token) => provider.GetRequiredService<IGateway>().ProbeAsync(token))
            .AddInstanceClaims()
            .AddSingleton<DurableTaskClientAccessor>()
            .AddSingleton<IWorkflowClient, DurableTaskWorkflowClient>()
            .AddSingleton<WorkflowRunner>()
            .AddSingleton<ActivityRunner>()
            .AddSingleton<ApiFunction>();
    }
}

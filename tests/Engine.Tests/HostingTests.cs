using Azure.Data.Tables;
using EipFunctions.Engine.Tests.Support;
using EipFunctions.Workflows.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EipFunctions.Engine.Tests;

public sealed class HostingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task AddWorkflowEngine_InAHost_RunsWorkflowsAndStopsCleanly()
    {
        using var host = Build(o => o.HubName = "Hosted");
        await host.StartAsync();
        var client = host.Services.GetRequiredService<IWorkflowClient>();

        await client.ScheduleAsync(nameof(Main), "one", "in");
        var state = await client.WaitAsync("one");
        await host.StopAsync();

        Assert.Equal("\"in\"", state!.Output);
        var table = new TableClient(azurite.ConnectionString, "HostedJournal");
        var owner = await table.GetEntityAsync<TableEntity>("shard-00", "!owner");
        Assert.Equal("", owner.Value.GetString("Owner"));
    }

    [Theory]
    [InlineData("HubName")]
    [InlineData("ShardCount")]
    [InlineData("MaxConcurrentActivities")]
    [InlineData("RenewInterval")]
    [InlineData("Retention")]
    public async Task AddWorkflowEngine_InvalidSetting_TheErrorNamesIt(string setting)
    {
        using var host = Build(o =>
        {
            o.HubName = setting == "HubName" ? "no-dash" : o.HubName;
            o.ShardCount = setting == "ShardCount" ? 33 : o.ShardCount;
            o.MaxConcurrentActivities = setting == "MaxConcurrentActivities" ? 0 : o.MaxConcurrentActivities;
            o.RenewInterval = setting == "RenewInterval" ? TimeSpan.FromMinutes(1) : o.RenewInterval;
            o.Retention = setting == "Retention" ? TimeSpan.Zero : o.Retention;
        });

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith($"Engine:{setting} is ", error.Message, StringComparison.Ordinal);
    }

    private IHost Build(Action<EngineOptions> configure) => new HostBuilder().ConfigureServices(services => services
        .AddSingleton(new Scripts())
        .AddSingleton(new WorkflowRegistry(new(System.Text.Json.JsonSerializerDefaults.Web)).AddWorkflow<Main>())
        .AddWorkflowEngine(configure, _ => new TableServiceClient(azurite.ConnectionString))).Build();
}

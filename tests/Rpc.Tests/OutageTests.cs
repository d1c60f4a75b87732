using System.Security.Cryptography;
using EipFunctions.HostTesting;
using EipFunctions.Rpc.Tests.Support;
using EipFunctions.Testing;

namespace EipFunctions.Rpc.Tests;

public sealed class OutageTests
{
    // What the SDKs wait for, before they give up without an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Request_WhileTheStoreHangs_IsAnsweredBeforeClientsGiveUp()
    {
        var gate = new TaskCompletionSource();
        await using var azurite = await AzuriteServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(azurite.Port);
        await using var host = await new HostInProcess(AzuriteServer.ConnectionStringFor(proxy.Port))
            .With("Logging:LogLevel:Default", "None")
            .With("AccessKeys:EncryptionKeys:0", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))
            .StartAsync();
        var key = await host.MustAsync(
            HttpMethod.Post, "api/access-keys", """{"principalId":"bob","rights":["Read","Operate"]}""");
        using var http = new HttpClient { BaseAddress = host.Http.BaseAddress, Timeout = Patience };
        var client = new RpcClient(http, $"{key["accessKeyId"]}", $"{key["accessKeySecret"]}");
        _ = (await client.CallAsync("DescribeEipAddresses")).Succeeded();

        proxy.Plan = _ => Fault.HoldAnswer(gate.Task);
        _ = (await client.CallAsync("DescribeEipAddresses")).Failed("ServiceUnavailable");
        _ = (await client.CallAsync("ReleaseEipAddress", ("AllocationId", "eip-1"))).Failed("ServiceUnavailable");

        proxy.Plan = FaultPlans.None;
        gate.SetResult();
        _ = (await client.CallAsync("DescribeEipAddresses")).Succeeded();
    }

    [Fact]
    public async Task Request_WhileTheStoreIsAway_IsToldToTryAgain()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(azurite.Port);
        await using var host = await new HostInProcess(AzuriteServer.ConnectionStringFor(proxy.Port))
            .With("Logging:LogLevel:Default", "None")
            .With("AccessKeys:EncryptionKeys:0", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))
            .StartAsync();
        var key = await host.MustAsync(HttpMethod.Post, "api/access-keys", """{"principalId":"bob","rights":["Read"]}""");
        var client = new RpcClient(host.Http, $"{key["accessKeyId"]}", $"{key["accessKeySecret"]}");

        proxy.Outage = true;
        var refused = (await client.CallAsync("DescribeEipAddresses")).Failed("ServiceUnavailable");
        proxy.Outage = false;

        Assert.Equal(503, (int)refused.Status);
        _ = (await client.CallAsync("DescribeEipAddresses")).Succeeded();
    }
}

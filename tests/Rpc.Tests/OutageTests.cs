using System.Security.Cryptography;
using EipFunctions.HostTesting;
using EipFunctions.Rpc.Tests.Support;
using EipFunctions.Testing;
using Microsoft.Extensions.Logging;

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
        await using var host = await StartAsync(proxy);
        using var http = new HttpClient { BaseAddress = host.Http.BaseAddress, Timeout = Patience };
        var client = await ClientAsync(host, http);
        _ = (await client.CallAsync("DescribeEipAddresses")).Succeeded();

        proxy.Plan = _ => Fault.HoldAnswer(gate.Task);
        _ = (await client.CallAsync("DescribeEipAddresses")).Failed("ServiceUnavailable");
        _ = (await client.CallAsync("ReleaseEipAddress", ("AllocationId", "eip-1"))).Failed("ServiceUnavailable");

        proxy.Plan = FaultPlans.None;
        gate.SetResult();
        _ = (await client.CallAsync("DescribeEipAddresses")).Succeeded();
    }

    // A commit cannot be taken back once it is sent: it is not waited for, and found again.
    [Fact]
    public async Task Request_WhileACommitHangs_IsAnsweredBeforeClientsGiveUp()
    {
        var gate = new TaskCompletionSource();
        await using var azurite = await AzuriteServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(azurite.Port);
        await using var host = await StartAsync(proxy);
        using var http = new HttpClient { BaseAddress = host.Http.BaseAddress, Timeout = Patience };
        var client = await ClientAsync(host, http);
        (string, string)[] asked = [("ClientToken", "token-1")];

        proxy.Plan = request => request.IsTransaction ? Fault.HoldAnswer(gate.Task) : null;
        _ = (await client.CallAsync("AllocateEipAddress", asked)).Failed("ServiceUnavailable");
        proxy.Plan = FaultPlans.None;
        gate.SetResult();

        var allocated = (await client.CallAsync("AllocateEipAddress", asked)).Succeeded();
        var listed = (await client.CallAsync("DescribeEipAddresses")).Succeeded();
        Assert.Equal(1, listed.Body.GetProperty("TotalCount").GetInt32());
        Assert.Equal(
            allocated.Body.GetProperty("AllocationId").GetString(),
            listed.Body.GetProperty("EipAddresses").GetProperty("EipAddress")[0].GetProperty("AllocationId").GetString());
    }

    [Fact]
    public async Task Request_WhileTheStoreIsAway_IsToldToTryAgain()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(azurite.Port);
        await using var host = await StartAsync(proxy);
        var client = await ClientAsync(host, host.Http);

        proxy.Outage = true;
        var refused = (await client.CallAsync("DescribeEipAddresses")).Failed("ServiceUnavailable");
        proxy.Outage = false;

        Assert.Equal(503, (int)refused.Status);
        _ = (await client.CallAsync("DescribeEipAddresses")).Succeeded();
    }

    private static Task<HostInProcess> StartAsync(FaultProxy proxy) =>
        new HostInProcess(AzuriteServer.ConnectionStringFor(proxy.Port))
            .With(builder => builder.Logging.ClearProviders())
            .With("AccessKeys:EncryptionKeys:0", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))
            .StartAsync();

    private static async Task<RpcClient> ClientAsync(HostInProcess host, HttpClient http)
    {
        var key = await host.MustAsync(
            HttpMethod.Post, "api/access-keys", """{"principalId":"bob","rights":["Read","Operate"]}""");
        return new(http, $"{key["accessKeyId"]}", $"{key["accessKeySecret"]}");
    }
}

using EipFunctions.Api.Operations;
using EipFunctions.Domain;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Gateway.Faults;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>
/// An engine that does not refuse an id whose instance has ended runs the operation once more, from its beginning and under
/// the same id. What it did is not done twice, and what others did since is theirs.
/// </summary>
public sealed class SecondRunTests : WorkflowTest
{
    private const string Id = "op-twice";

    // Nothing but the record keeps a swap from being made back.
    public SecondRunTests(AzuriteFixture azurite) : base(azurite) => Region.Settings["Moves:CoolDown"] = "00:00:00";

    public static TheoryData<OperationKind> Kinds =>
    [
        OperationKind.AssociateEip, OperationKind.DisassociateEip, OperationKind.ChangeEipMode, OperationKind.MoveEip,
        OperationKind.SwapEips, OperationKind.ReleaseEip,
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_AgainAfterItSucceeded_SucceedsAndChangesNothing(OperationKind kind)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        _ = await RunAsync(kind, eip, resource, OperationStatus.Succeeded);
        var before = await WhatIsAsync();

        var again = await RunAsync(kind, eip, resource, OperationStatus.Succeeded);

        Assert.Equal((null, 0), (again.Error, again.Violations.Count));
        Assert.Equal(before, await WhatIsAsync());
    }

    [Theory]
    [InlineData(OperationKind.AssociateEip)]
    [InlineData(OperationKind.DisassociateEip)]
    [InlineData(OperationKind.MoveEip)]
    [InlineData(OperationKind.ReleaseEip)]
    public async Task Run_AgainAfterItWasRejected_IsRejectedAgain(OperationKind kind)
    {
        var (eip, resource) = kind switch
        {
            OperationKind.AssociateEip or OperationKind.ReleaseEip => await Region.AssociatedAsync(),
            _ => (await Region.AllocateAsync(), await Region.RegisterAsync()),
        };
        _ = await RunAsync(kind, eip, resource, OperationStatus.Rejected);
        var before = await WhatIsAsync();

        _ = await RunAsync(kind, eip, resource, OperationStatus.Rejected);

        Assert.Equal(before, await WhatIsAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_AgainAfterItWasRolledBack_DoesItSoundly(OperationKind kind)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var once = new GatewayFailures { Count = 1, Permanent = true };
        Region.Faults.Set(new() { FailNextBinds = once, FailNextUnbinds = once });
        _ = await RunAsync(kind, eip, resource, OperationStatus.RolledBack);
        _ = await SoundStateAsync();
        Region.Faults.Clear();

        _ = await RunAsync(kind, eip, resource, OperationStatus.Succeeded);

        _ = await SoundStateAsync();
    }

    [Theory]
    [InlineData(OperationKind.MoveEip)]
    [InlineData(OperationKind.SwapEips)]
    public async Task MoveOrSwap_AgainAfterOthersMovedItOn_LeavesItWhereItIs(OperationKind kind)
    {
        var (eip, other) = await Region.ReadyForAsync(kind);
        _ = await RunAsync(kind, eip, other, OperationStatus.Succeeded);
        var moved = await Region.RunAsync(OperationKind.MoveEip, eip, await Region.RegisterAsync(ResourceKind.HaVip));
        Assert.Equal(OperationStatus.Succeeded, moved.Status);
        var before = await WhatIsAsync();

        _ = await RunAsync(kind, eip, other, OperationStatus.Succeeded);

        Assert.Equal(before, await WhatIsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Claim_Again_HasTheEipThatItHas(bool allocates)
    {
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        if (!allocates)
        {
            _ = await Region.AllocateAsync(3);
        }

        var claim = ClaimCalls.Claim(gateway, allocateIfNone: true);
        var first = await EndedAsync(await Host.StartAsync(Id, claim));
        var before = await WhatIsAsync();
        await ForgetAsync();

        var second = await EndedAsync(await Host.StartAsync(Id, claim));

        Assert.Equal(
            (OperationStatus.Succeeded, first.EipId, first.AssociationId), (second.Status, second.EipId, second.AssociationId));
        Assert.Equal(before, await WhatIsAsync());
    }

    [Theory]
    [InlineData(BatchMode.AllOrNothing)]
    [InlineData(BatchMode.BestEffort)]
    public async Task Batch_Again_ChangesNothing(BatchMode mode)
    {
        var gateway = await Region.RegisterAsync(ResourceKind.Nat);
        var eips = await Region.AllocateAsync(4);
        var batch = new AssociationBatch
        {
            Mode = mode,
            ResourceId = gateway,
            EipIds = eips,
            Associations = [.. eips.Select(eip => new AssociationRequest { EipId = eip, ResourceId = gateway })],
        };
        Assert.Equal(OperationStatus.Succeeded, (await EndedAsync(await Host.StartAsync(Id, batch))).Status);
        var before = await WhatIsAsync();
        await ForgetAsync();

        var second = await EndedAsync(await Host.StartAsync(Id, batch));

        Assert.Contains(second.Status, (OperationStatus[])[OperationStatus.Succeeded, OperationStatus.Rejected]);
        Assert.Equal(before, await WhatIsAsync());
    }

    private Task<OperationStart> StartAsync(OperationKind kind, string eip, string? resource) => Host.StartAsync(kind, Id, eip, resource);

    private async Task<Operation> RunAsync(OperationKind kind, string eip, string? resource, OperationStatus expected)
    {
        await ForgetAsync();
        var ended = await EndedAsync(await StartAsync(kind, eip, resource));
        Assert.Equal((expected, kind), (ended.Status, ended.Kind));
        return ended;
    }

    private Task<Operation> EndedAsync(OperationStart start)
    {
        Assert.Equal(OperationStartStatus.Started, start.Status);
        return Host.EndAsync(Id);
    }

    /// <summary>Forgets the instance and its children, as an engine does that runs an id again.</summary>
    private async Task ForgetAsync()
    {
        var client = Host.Get<IWorkflowClient>();
        foreach (var instance in (await client.ListAsync(new() { InstanceIdPrefix = Id }, default)).Instances)
        {
            _ = await client.PurgeAsync(instance.InstanceId, default);
        }
    }

    /// <summary>The EIPs to the letter, and what was done at the gateway and told.</summary>
    private async Task<string> WhatIsAsync()
    {
        var state = await SoundStateAsync();
        string[] lines =
        [
            .. state.Eips.Values.OrderBy(eip => eip.EipId, StringComparer.Ordinal)
                .Select(eip => System.Text.Json.JsonSerializer.Serialize(eip, DomainJson.Default.Eip)),
            $"{Host.Gateway.Calls.Count(call => call.Kind is GatewayCallKind.Bind or GatewayCallKind.Rebind or GatewayCallKind.Unbind)} changes",
            .. state.EventsByEip.OrderBy(events => events.Key, StringComparer.Ordinal).Select(events => $"{events.Key}: {events.Count()} events"),
        ];
        return string.Join('\n', lines);
    }
}

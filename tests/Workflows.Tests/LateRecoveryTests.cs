using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

/// <summary>
/// A host that dies when an operation's last change is stored and its journal does not say so yet. Whatever happens
/// before the operation is taken up again, it has succeeded and must not be undone.
/// </summary>
public sealed class LateRecoveryTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private static readonly OperationKind[] Kinds = [OperationKind.AssociateEip, OperationKind.DisassociateEip, OperationKind.ChangeEipMode, OperationKind.ReleaseEip];

    public static TheoryData<OperationKind> AllKinds => [.. Kinds];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Recover_CommittedAndGatewayDown_Succeeds(OperationKind kind)
    {
        var (id, _) = await DieCommittedAsync(kind);
        var isDown = true;
        var reads = 0;
        await Region.StartAsync(host => host.Gateway.Before = call =>
        {
            isDown &= ++reads < 12;
            return isDown ? throw new TimeoutException("No answer.") : Task.CompletedTask;
        });

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
        await SoundStateAsync();
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Recover_CommittedAndCanceled_Succeeds(OperationKind kind)
    {
        var (id, _) = await DieCommittedAsync(kind);
        var gate = new Gate();
        await Region.StartAsync(host => host.Gateway.Before = call => gate.PassAsync(call.CancellationToken));
        await gate.Entered;

        await Host.CancelAsync(id);
        gate.Open();

        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
        await SoundStateAsync();
    }

    [Fact]
    public async Task Recover_AssociatedAndDisassociatedSince_Succeeds()
    {
        var (id, eip) = await DieCommittedAsync(OperationKind.AssociateEip);
        await DisturbAsync(id, () => Region.RunAsync(OperationKind.DisassociateEip, eip));

        Assert.Equal(EipState.Available, (await SoundStateAsync()).Eips[eip].State);
    }

    [Fact]
    public async Task Recover_DisassociatedAndAssociatedSince_Succeeds()
    {
        var (id, eip) = await DieCommittedAsync(OperationKind.DisassociateEip);
        await DisturbAsync(id, async () => await Region.RunAsync(OperationKind.AssociateEip, eip, await Region.RegisterAsync()));

        Assert.Equal(EipState.InUse, (await SoundStateAsync()).Eips[eip].State);
    }

    /// <summary>Lets another operation on the EIP come first: the recovered one reads the gateway only after it.</summary>
    private async Task DisturbAsync(string id, Func<Task<Operation>> other)
    {
        var gate = new Gate();
        var isFirst = 1;
        await Region.StartAsync(host => host.Gateway.Before =
            _ => Interlocked.Exchange(ref isFirst, 0) == 1 ? gate.PassAsync() : Task.CompletedTask);
        await gate.Entered;
        Assert.Equal(OperationStatus.Succeeded, (await other()).Status);
        gate.Open();
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync(id)).Status);
    }

    /// <summary>Ends the host between the change that ends an operation and the journal's next write.</summary>
    private async Task<(string OperationId, string EipId)> DieCommittedAsync(OperationKind kind)
    {
        var (eip, resource) = await Region.ReadyForAsync(kind);
        var id = Region.NextId("op");
        var host = Host;
        var transactions = 0;
        host.State.AfterTransaction = () =>
        {
            // The first one reserves, the second one commits.
            if (++transactions == 2)
            {
                host.Power.Cut();
            }

            return Task.CompletedTask;
        };
        _ = await host.StartAsync(kind, id, eip, resource);
        await host.Power.Off.WaitAsync(TestRegion.Patience);
        await host.KillAsync();
        return (id, eip);
    }
}

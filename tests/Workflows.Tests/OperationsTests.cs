using EipFunctions.Api.Operations;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Principals;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

public sealed class OperationsTests(AzuriteFixture azurite) : WorkflowTest(azurite)
{
    private const string Account = "account-1";

    private IOperations Operations => Host.Operations;

    [Fact]
    public async Task AssociateAsync_SameIdTwice_IsOneOperation()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await Host.StartAsync(OperationKind.AssociateEip, "op", eip, resource);

        var again = await Host.StartAsync(OperationKind.AssociateEip, "op", eip, resource);
        await Host.EndAsync("op");
        var afterwards = await Host.StartAsync(OperationKind.AssociateEip, "op", eip, resource);

        Assert.Equal((OperationStartStatus.AlreadyStarted, "op"), (again.Status, again.Operation.OperationId));
        Assert.Equal((OperationStartStatus.AlreadyStarted, OperationStatus.Succeeded), (afterwards.Status, afterwards.Operation.Status));
        await SoundStateAsync();
    }

    [Fact]
    public async Task AssociateAsync_SameIdOtherRequest_IsRefused()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        await Host.StartAsync(OperationKind.AssociateEip, "op", eip, resource);

        var other = await Operations.AssociateAsync(
            OperationCalls.Ticket("op", "other"), new() { EipId = eip, ResourceId = "r-other" }, default);

        Assert.Equal((OperationStartStatus.KeyReused, resource), (other.Status, other.Operation.ResourceId));
    }

    [Fact]
    public async Task AssociateAsync_TwentyAtOnceWithOneId_IsOneAssociation()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());

        var starts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Host.StartAsync(OperationKind.AssociateEip, "op", eip, resource)));

        Assert.Single(starts, start => start.Status == OperationStartStatus.Started);
        Assert.Equal(19, starts.Count(start => start.Status == OperationStartStatus.AlreadyStarted));
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op")).Status);
        Assert.Equal(3, (await SoundStateAsync()).EventsByEip[eip].Count());
    }

    [Fact]
    public async Task AssociateAsync_TenEipsOneNatGateway_AllSucceed()
    {
        var gateway = await Region.RegisterAsync(Domain.Resources.ResourceKind.Nat);
        var eips = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Region.AllocateAsync()));

        var operations = await Task.WhenAll(eips.Select(eip => Region.RunAsync(OperationKind.AssociateEip, eip, gateway)));

        Assert.All(operations, operation => Assert.Equal(OperationStatus.Succeeded, operation.Status));
        await SoundStateAsync();
    }

    [Fact]
    public async Task GetAsync_OtherAccount_FindsNothing()
    {
        var eip = await Region.AllocateAsync();
        var gate = new Gate();
        Host.Gateway.Before = _ => gate.PassAsync();
        await Host.StartAsync(OperationKind.ReleaseEip, "op", eip);
        await gate.Entered;

        Assert.Null(await Operations.GetAsync("account-2", "op", default));
        Assert.Null(await Operations.CancelAsync("account-2", "op", "Mine now.", default));
        Assert.Null(await Operations.WaitAsync("account-2", "op", OperationMilestone.Ended, Timeout.InfiniteTimeSpan, default)
            .WaitAsync(TestRegion.Patience));
        Assert.Empty((await Operations.ListAsync("account-2", new(), default)).Operations);
        Assert.Null(await Operations.GetAsync(Account, "none", default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Operations.ReleaseAsync(
            OperationCalls.Ticket("op", principal: new("account-2", "account-2", PrincipalKind.Account, Rights.All)), eip, default));
        gate.Open();
        Assert.False((await Host.EndAsync("op")).CancelRequested);
    }

    [Fact]
    public async Task WaitAsync_Decided_ReturnsWhileItRuns()
    {
        var (eip, resource) = (await Region.AllocateAsync(), await Region.RegisterAsync());
        var gate = new Gate();
        Host.Gateway.Before = _ => gate.PassAsync();
        await Host.StartAsync(OperationKind.AssociateEip, "op", eip, resource);

        var decided = await Operations.WaitAsync(Account, "op", OperationMilestone.Decided, Timeout.InfiniteTimeSpan, default);
        var limited = await Operations.WaitAsync(Account, "op", OperationMilestone.Ended, TimeSpan.FromSeconds(1), default);

        Assert.Equal((OperationStatus.Running, "BindEip"), (decided!.Status, decided.CurrentStep));
        Assert.Equal(OperationStatus.Running, limited!.Status);
        gate.Open();
        Assert.Equal(OperationStatus.Succeeded, (await Host.EndAsync("op")).Status);
    }

    [Fact]
    public async Task WaitAsync_HostDies_ShowsWhatIsStored()
    {
        var eip = await Region.AllocateAsync();
        var gate = new Gate();
        Host.Gateway.Before = _ => gate.PassAsync();
        await Host.StartAsync(OperationKind.ReleaseEip, "op", eip);
        await gate.Entered;

        var wait = Operations.WaitAsync(Account, "op", OperationMilestone.Ended, Timeout.InfiniteTimeSpan, default);
        await Host.Engine.KillAsync();

        Assert.Equal("op", (await wait)!.OperationId);
        await Assert.ThrowsAnyAsync<OperationsUnavailableException>(() => Host.StartAsync(OperationKind.ReleaseEip, "op-2", eip));
    }

    [Fact]
    public async Task WaitAsync_NotDecided_IsPending()
    {
        var eip = await Region.AllocateAsync();
        var gate = new Gate();
        Host.State.BeforeTransaction = () => gate.PassAsync();
        await Host.StartAsync(OperationKind.ReleaseEip, "op", eip);
        await gate.Entered;

        var operation = await Operations.WaitAsync(Account, "op", OperationMilestone.Decided, TimeSpan.FromSeconds(1), default);

        Assert.Equal((OperationStatus.Pending, null), (operation!.Status, operation.CurrentStep));
        gate.Open();
        await Host.EndAsync("op");
    }

    [Fact]
    public async Task ListAsync_FiltersAndPages_FindsEachOnce()
    {
        var (eip, resource) = await Region.AssociatedAsync();
        await Region.RunAsync(OperationKind.AssociateEip, eip, resource);
        await Region.RunAsync(OperationKind.DisassociateEip, eip);
        await Region.RunAsync(OperationKind.ReleaseEip, eip);
        await Region.AssociatedAsync();

        Assert.Equal(5, (await ListAsync(new() { PageSize = 2 })).Distinct().Count());
        Assert.Equal(4, (await ListAsync(new() { PageSize = 2, EipId = eip })).Count);
        Assert.Equal(3, (await ListAsync(new() { Kind = OperationKind.AssociateEip })).Count);
        Assert.Single(await ListAsync(new() { Status = OperationStatus.Rejected, PageSize = 1 }));
        Assert.Single(await ListAsync(new() { Kind = OperationKind.AssociateEip, EipId = eip, Status = OperationStatus.Succeeded }));
        await Assert.ThrowsAsync<ArgumentException>(() => Operations.ListAsync(Account, new() { ContinuationToken = "nonsense" }, default));
    }

    private async Task<List<string>> ListAsync(OperationQuery query)
    {
        var found = new List<string>();
        do
        {
            var page = await Operations.ListAsync(Account, query, default);
            Assert.InRange(page.Operations.Count, 0, query.PageSize);
            found.AddRange(page.Operations.Select(operation => operation.OperationId));
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);
        return found;
    }
}

using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Associations;

namespace EipFunctions.Storage.Tests.Associations;

/// <summary>What is explained beforehand is what then happens, whatever is stored.</summary>
public sealed class ExplanationTests(AzuriteFixture azurite)
{
    private const int Seeds = 60;

    [Fact]
    public Task Associate_RandomRegions_IsDecidedAsItWasExplained() => AgreeAsync(
        (process, region) => process.Associations.ExplainAsync(region.Partition, region.Scope.Principal, region.Association, default),
        (process, region) => process.Associations.ReserveAsync(region.Scope, region.Association, default));

    [Fact]
    public Task Disassociate_RandomRegions_IsDecidedAsItWasExplained() => AgreeAsync(
        (process, region) => process.Disassociations.ExplainAsync(region.Partition, region.Scope.Principal, region.Disassociation, default),
        (process, region) => process.Disassociations.ReserveAsync(region.Scope, region.Disassociation, default));

    [Fact]
    public Task Release_RandomRegions_IsDecidedAsItWasExplained() => AgreeAsync(
        (process, region) => process.Releases.ExplainAsync(region.Partition, region.Scope.Principal, region.Eip.EipId, default),
        (process, region) => process.Releases.ReserveAsync(region.Scope, region.Eip.EipId, default));

    private async Task AgreeAsync(
        Func<StorageProcess, RandomRegion, Task<IReadOnlyList<RuleResult>>> explainAsync,
        Func<StorageProcess, RandomRegion, Task<Reservation>> reserveAsync)
    {
        await using var table = await StateTable.CreateAsync(azurite);
        var process = table.Start();
        var reserved = new List<bool>();
        foreach (var seed in Enumerable.Range(0, Seeds))
        {
            var region = new RandomRegion(seed);
            await region.PutAsync(process.Store);

            var results = await explainAsync(process, region);
            var reservation = await reserveAsync(process, region);

            Assert.Equal(results.Select(result => result.Violation).OfType<Violation>(), reservation.Violations);
            Assert.Equal(results.All(result => result.Outcome != RuleOutcome.Fail), reservation.Eip is not null);
            reserved.Add(reservation.Eip is not null);
        }

        Assert.Contains(true, reserved);
        Assert.Contains(false, reserved);
    }
}

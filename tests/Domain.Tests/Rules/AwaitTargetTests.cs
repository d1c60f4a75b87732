using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

public sealed class AwaitTargetTests
{
    [Fact]
    public void AwaitsTarget_OfAllRules_ThoseOfPassingStatesDo() =>
        Assert.Equal(
            ["ecs-state", "havip-state", "nat-state", "eni-state"],
            AssociationRules.All.Rules.Where(rule => rule.AwaitsTarget).Select(rule => rule.Id));

    [Fact]
    public void AwaitsTarget_OfARule_ItsViolationsAreRetryable() =>
        Assert.All(AssociationRules.All.Rules.Where(rule => rule.AwaitsTarget), rule => Assert.True(rule.Retryable));

    [Fact]
    public void AwaitTarget_NothingElseIsWrong_True()
    {
        var pending = Snapshots.Passing(ResourceKind.EcsInstance).WithResource<EcsInstance>(r => r with { Status = EcsStatus.Pending });

        Assert.True(AssociationRules.AwaitTarget(AssociationRules.All.Evaluate(pending)));
    }

    [Fact]
    public void AwaitTarget_NothingOrSomethingElseIsWrong_False()
    {
        var passing = Snapshots.Passing(ResourceKind.EcsInstance);
        var occupied = passing.WithOccupants(Snapshots.Occupant());
        var both = occupied.WithResource<EcsInstance>(r => r with { Status = EcsStatus.Pending });

        Assert.All(
            [passing, occupied, both],
            snapshot => Assert.False(AssociationRules.AwaitTarget(AssociationRules.All.Evaluate(snapshot))));
    }
}

using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>What holds for every snapshot. That no rule throws is part of each.</summary>
[Properties(Arbitrary = [typeof(RandomSnapshots)], MaxTest = 1000)]
public sealed class RuleProperties
{
    [Property]
    public void Associate_SameSnapshot_SameViolations(AssociationSnapshot snapshot) =>
        Consistent(AssociationRules.All, snapshot);

    [Property]
    public void Disassociate_SameSnapshot_SameViolations(DisassociationSnapshot snapshot) =>
        Consistent(DisassociationRules.All, snapshot);

    [Property]
    public void Release_SameSnapshot_SameViolations(ReleaseSnapshot snapshot) => Consistent(ReleaseRules.All, snapshot);

    [Property]
    public void SegmentRelease_SameSnapshot_SameViolations(SegmentReleaseSnapshot snapshot) =>
        Consistent(SegmentReleaseRules.All, snapshot);

    [Property]
    public void DnatEntry_SameSnapshot_SameViolations(DnatEntrySnapshot snapshot) =>
        Consistent(DnatEntryRules.All, snapshot);

    [Property]
    public void SnatEntry_SameSnapshot_SameViolations(SnatEntrySnapshot snapshot) =>
        Consistent(SnatEntryRules.All, snapshot);

    [Property]
    public void Associate_Passes_HasAFreeSlot(AssociationSnapshot snapshot)
    {
        if (AssociationRules.All.Evaluate(snapshot).Count > 0)
        {
            return;
        }

        var target = snapshot.Target!;

        var slot = SlotAssignment.Choose(target, snapshot.Mode, snapshot.Request.PrivateIpAddress);

        Assert.NotNull(slot);
        Assert.DoesNotContain(slot.Slot, target.Occupants.Select(o => o.Slot));
        if (snapshot.Request.PrivateIpAddress is { } asked)
        {
            Assert.Equal(asked, slot.PrivateIpAddress);
        }
    }

    [Property]
    public void ModeChange_Passes_HasASlotBesideTheOthers(AssociationSnapshot random)
    {
        if (random is not { Eip: { } eip, Target: { } target })
        {
            return;
        }

        var association = Snapshots.Association(target.Resource.ResourceId, target.Resource.Kind);
        eip = eip with { EipId = random.Request.EipId, State = EipState.InUse, Association = association };
        var snapshot = new ModeChangeSnapshot
        {
            Request = new() { EipId = eip.EipId, Mode = random.Mode, PrivateIpAddress = random.Request.PrivateIpAddress },
            Principal = random.Principal,
            Account = random.Account,
            Eip = eip,
            Target = target with { Occupants = [.. target.Occupants, Occupant.Of(eip, association)] },
        };
        Consistent(ModeChangeRules.All, snapshot);
        if (ModeChangeRules.All.Evaluate(snapshot).Count > 0 || !snapshot.ChangesBinding)
        {
            return;
        }

        var slot = SlotAssignment.Choose(snapshot.AsAssociation.Target!, random.Mode, random.Request.PrivateIpAddress);

        Assert.NotNull(slot);
        Assert.DoesNotContain(slot.Slot, target.Occupants.Select(o => o.Slot));
    }

    [Fact]
    public void Associate_RandomSnapshots_SomeOfEveryKindPass()
    {
        var passing = RandomSnapshots.Associations().Generator.Sample(3000)
            .Where(s => AssociationRules.All.Evaluate(s).Count == 0)
            .Select(s => s.Target!.Resource.Kind);

        Assert.Equal(Enum.GetValues<ResourceKind>(), passing.Distinct().Order());
    }

    [Property]
    public void Associate_OtherZone_SameAnswers(AssociationSnapshot snapshot, string? zone)
    {
        var moved = snapshot with { Target = Change(snapshot.Target, r => r with { ZoneId = zone ?? "" }) };

        Assert.Equal(AssociationRules.All.Explain(snapshot), AssociationRules.All.Explain(moved));
    }

    [Property]
    public void Associate_OtherRegion_IsAViolationAndNothingElse(AssociationSnapshot snapshot)
    {
        if (snapshot is not { Eip: { } eip, Target: { } target })
        {
            return;
        }

        var same = snapshot with { Target = Change(target, r => r with { RegionId = eip.RegionId }) };
        var other = snapshot with { Target = Change(target, r => r with { RegionId = eip.RegionId + "-2" }) };

        var violations = AssociationRules.All.Evaluate(other);

        Assert.Contains(violations, v => v.RuleId == "same-region");
        Assert.Equal(AssociationRules.All.Evaluate(same), violations.Where(v => v.RuleId != "same-region"));
    }

    [Property]
    public void Associate_NotVisible_AnsweredAsIfItDidNotExist(AssociationSnapshot snapshot)
    {
        var restricted = snapshot with { Principal = Snapshots.RamUser };
        var hidden = restricted with
        {
            Eip = restricted.Eip is { } eip ? eip with { ResourceGroupId = "rg-2" } : null,
            Target = Change(restricted.Target, r => r with { ResourceGroupId = "rg-2" }),
        };

        Assert.Equal(
            AssociationRules.All.Explain(restricted with { Eip = null, Target = null }),
            AssociationRules.All.Explain(hidden));
    }

    [Property]
    public void Disassociate_EipNotVisible_AnsweredAsIfItDidNotExist(DisassociationSnapshot snapshot)
    {
        var restricted = snapshot with { Principal = Snapshots.RamUser };
        var hidden = restricted with { Eip = restricted.Eip is { } eip ? eip with { ResourceGroupId = "rg-2" } : null };

        Assert.Equal(
            DisassociationRules.All.Explain(restricted with { Eip = null, Target = null }),
            DisassociationRules.All.Explain(hidden));
    }

    [Property]
    public void Associate_LimitedRamUser_IsToldOfNoOtherEip(AssociationSnapshot snapshot)
    {
        var results = AssociationRules.All.Explain(snapshot with { Principal = Snapshots.RamUser });

        Assert.All(results, result => Assert.DoesNotMatch("eip-1[0-9]|fwd-|r-9", $"{result}"));
    }

    private static void Consistent<TSnapshot>(RuleSet<TSnapshot> rules, TSnapshot snapshot)
    {
        var (results, violations) = (rules.Explain(snapshot), rules.Evaluate(snapshot));

        Assert.Equal(violations, rules.Evaluate(snapshot));
        Assert.Equal(violations, results.Where(result => result.Outcome == RuleOutcome.Fail).Select(result => result.Violation));
        Assert.All(rules.Rules.Zip(results), pair => RuleResultAssert.IsConsistent(pair.First, pair.Second));
    }

    private static RegisteredResource? Change(RegisteredResource? target, Func<CloudResource, CloudResource> change) =>
        target is null ? null : target with { Resource = change(target.Resource) };
}

using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Tests.Rules;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static EipFunctions.Domain.Tests.Plans.PlanSnapshots;

namespace EipFunctions.Domain.Tests.Plans;

public sealed class EipPlannerProperties
{
    [Property(MaxTest = 300, Arbitrary = [typeof(EipPlannerProperties)])]
    public void Plan_CarriedOutInAnyOrder_ViolatesNoRule(PlanSnapshot snapshot, PositiveInt asked, int seed)
    {
        var count = ((asked.Get - 1) % 12) + 1;
        foreach (var plan in EipPlanner.Plan(snapshot, count).Plans)
        {
            Assert.Equal(plan.Feasible, plan.Assignments.Count == count);
            Assert.Equal(plan.Feasible, plan.Reasons.Count == 0);
            Assert.True(!plan.Feasible || plan.Prerequisites.Count == 0);
            AssertCarriedOut(snapshot, plan, new System.Random(seed));
        }
    }

    [Property(MaxTest = 100, Arbitrary = [typeof(EipPlannerProperties)])]
    public void Plan_PrerequisitesDone_IsFeasible(PlanSnapshot snapshot, PositiveInt asked)
    {
        var count = ((asked.Get - 1) % 30) + 1;
        foreach (var plan in EipPlanner.Plan(snapshot, count).Plans.Where(plan => plan.Prerequisites.Count > 0))
        {
            Assert.True(EipPlanner.Plan(Done(snapshot, plan), plan.Way, count).Feasible);
        }
    }

    public static Arbitrary<PlanSnapshot> Some() => (
        from type in Gen.Elements("ecs.g5.large", "ecs.g5.2xlarge", "ecs.g6.xlarge", "ecs.t5-c1m1.large", "", "ecs.odd.large")
        from status in Gen.Frequency((5, Gen.Constant(EcsStatus.Running)), (1, Gen.Constant(EcsStatus.Starting)))
        from vpc in Gen.Frequency((9, Gen.Constant<string?>("vpc-1")), (1, Gen.Constant<string?>(null)))
        from own in Gen.Elements(true, false)
        from enis in Enis().ListOf()
        from granted in Gen.Frequency((4, Gen.Constant<IReadOnlyList<EipMode>>([EipMode.Nat, EipMode.MultiEip])), (1, Gen.Constant<IReadOnlyList<EipMode>>([])))
        from principal in Gen.Elements<Principal>(Snapshots.Owner, Snapshots.RamUser)
        let snapshot = Of(
            Ecs(type) with { Status = status, VpcId = vpc },
            [.. enis.Take(4).Select((eni, index) => eni(index + 1).With(one => one with { VpcId = vpc }))])
            with { Principal = principal, Account = new() { GrantedModes = granted } }
        select own ? snapshot.Taken() : snapshot).ToArbitrary();

    private static Gen<Func<int, RegisteredResource>> Enis() =>
        from addresses in Gen.Choose(1, 6)
        from mode in Gen.Elements(Enum.GetValues<EipMode>())
        from taken in Gen.Choose(0, mode == EipMode.CutThrough ? 1 : addresses)
        from status in Gen.Frequency((5, Gen.Constant(NetworkInterfaceStatus.InUse)), (1, Gen.Elements(Enum.GetValues<NetworkInterfaceStatus>())))
        from groupId in Gen.Elements("rg-1", "rg-1", "rg-2")
        from type in Gen.Elements<string?>(null, null, "ecs.g6.xlarge")
        select (Func<int, RegisteredResource>)(number =>
            Eni(number, addresses, [.. Enumerable.Range(1, taken).Select(n => Occupant(number, n, mode))])
                .With(eni => eni with { Status = status, ResourceGroupId = groupId, InstanceType = type }));

    private static void AssertCarriedOut(PlanSnapshot snapshot, EipPlan plan, System.Random random)
    {
        var resources = snapshot.NetworkInterfaces.Append(snapshot.Instance!).ToDictionary(one => one.Resource.ResourceId);
        var places = plan.Assignments.ToArray();
        random.Shuffle(places);
        foreach (var (place, index) in places.Select((place, index) => (place, index)))
        {
            var eip = Snapshots.Eip with { EipId = $"eip-new-{index}" };
            var target = resources[place.ResourceId];
            Assert.Empty(AssociationRules.All.Evaluate(new()
            {
                Request = place.For(eip.EipId),
                RegionId = Snapshots.Region,
                Principal = snapshot.Principal,
                Account = snapshot.Account,
                Eip = eip,
                Target = target,
            }));
            var slot = SlotAssignment.Choose(target, place.Mode, place.PrivateIpAddress);
            Assert.NotNull(slot);
            Assert.DoesNotContain(target.Occupants, occupant => occupant.Slot == slot.Slot);
            resources[place.ResourceId] = target with
            {
                Occupants = [.. target.Occupants, Snapshots.Occupant(eip.EipId, slot.Slot, mode: place.Mode, privateIp: slot.PrivateIpAddress)],
            };
        }
    }

    private static PlanSnapshot Done(PlanSnapshot snapshot, EipPlan plan)
    {
        var enis = snapshot.NetworkInterfaces.ToDictionary(one => one.Resource.ResourceId);
        foreach (var one in plan.Prerequisites)
        {
            if (one.Action == PlanAction.AssignPrivateIpAddresses)
            {
                enis[one.ResourceId] = enis[one.ResourceId].With(eni => eni with
                {
                    PrivateIpAddresses = [.. eni.PrivateIpAddresses, .. Enumerable.Range(0, one.Count).Select(n => $"10.9.9.{n}")],
                });
            }
            else
            {
                foreach (var number in Enumerable.Range(90, one.Count))
                {
                    enis[$"eni-{number}"] = Eni(number, snapshot.Limits!.PrivateIpAddresses);
                }
            }
        }

        return snapshot with { NetworkInterfaces = [.. enis.Values] };
    }
}

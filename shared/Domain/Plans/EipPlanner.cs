using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Plans;

/// <summary>Plans how an ECS instance gets several EIPs, which the FAQ offers three ways for (section_c6w_x9a_b7m).</summary>
public static class EipPlanner
{
    /// <summary>The most EIPs of one plan.</summary>
    public const int MostEips = 50;

    private const string EipField = "eipId";

    /// <summary>What keeps a snapshot from being planned for at all: there is no such resource, or it is no ECS instance.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Every violation; empty when a plan can be made.</returns>
    public static IReadOnlyList<Violation> Obstacles(PlanSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return
        [
            .. AssociationRules.All.Evaluate(new()
            {
                Request = PlanPlaces.OfInstance(snapshot).For(""),
                Principal = snapshot.Principal,
                Account = snapshot.Account,
                Target = snapshot.Instance,
            }).Where(violation => violation.RuleId is "resource-exists" or "kind-matches").Select(OfThePath),
        ];
    }

    /// <summary>Plans every way.</summary>
    /// <param name="snapshot">The facts; <see cref="Obstacles"/> has none to name.</param>
    /// <param name="count">How many more EIPs, 1 to <see cref="MostEips"/>.</param>
    /// <returns>The ways: those that are feasible first, then what needs least to be done, then what costs least.</returns>
    public static PlanList Plan(PlanSnapshot snapshot, int count)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var ranked = Enum.GetValues<PlanWay>()
            .Select(way => Plan(snapshot, way, count))
            .OrderBy(plan => plan.Feasible ? 0 : plan.Prerequisites.Count > 0 ? 1 : 2)
            .ThenBy(plan => plan.Prerequisites.Sum(one => one.Work))
            .ThenByDescending(plan => plan.TradeOffs.PrivateNetworkKept)
            .ThenBy(plan => plan.TradeOffs.NetworkInterfaces)
            .ThenBy(plan => plan.Way)
            .Select((plan, index) => plan with { Rank = index + 1 });
        return new(snapshot.InstanceId, count, snapshot.Limits, [.. ranked]);
    }

    /// <summary>Plans one way.</summary>
    /// <param name="snapshot">The facts; <see cref="Obstacles"/> has none to name.</param>
    /// <param name="way">The way.</param>
    /// <param name="count">How many more EIPs, 1 to <see cref="MostEips"/>.</param>
    /// <returns>The plan, not ranked.</returns>
    public static EipPlan Plan(PlanSnapshot snapshot, PlanWay way, int count)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var refused = new List<Violation>();
        var assignments = Place(snapshot, way, count, refused);
        var plan = new EipPlan
        {
            Way = way,
            Feasible = assignments.Count == count,
            Assignments = assignments,
            TradeOffs = PlanCosts.Of(way, assignments),
        };
        if (plan.Feasible)
        {
            return plan;
        }

        var room = new PlanRoom(snapshot, way);
        room.Find(assignments.Count, count);
        return plan with
        {
            Reasons =
            [
                PlanViolations.Places(snapshot, way, assignments.Count, count, room.Prerequisites.Count > 0),
                .. refused.Concat(room.Reasons.Where(one => refused.All(known => known.RuleId != one.RuleId))).DistinctBy(one => (one.RuleId, one.Message)),
            ],
            Prerequisites = room.Prerequisites,
            TradeOffs = plan.TradeOffs with
            {
                NetworkInterfaces = plan.TradeOffs.NetworkInterfaces + room.Prerequisites.Sum(one => one.NetworkInterfaces),
            },
        };
    }

    /// <summary>Plans one way and gives the places to certain EIPs.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="way">The way.</param>
    /// <param name="eips">The EIPs by id, each null where there is none.</param>
    /// <returns>The associations, or everything that stands in the way.</returns>
    public static PlanAssignment Assign(PlanSnapshot snapshot, PlanWay way, IReadOnlyList<(string EipId, Eips.Eip? Eip)> eips)
    {
        ArgumentNullException.ThrowIfNull(eips);
        if (Obstacles(snapshot) is { Count: > 0 } obstacles)
        {
            return new([], [.. obstacles, .. OfTheEips(snapshot, eips)]);
        }

        var plan = Plan(snapshot, way, eips.Count);
        if (!plan.Feasible)
        {
            return new([], [.. plan.Reasons, .. OfTheEips(snapshot, eips)]);
        }

        var board = new PlanBoard(snapshot);
        var refused = new List<Violation>();
        foreach (var ((eipId, eip), index) in eips.Select((eip, index) => (eip, index)))
        {
            _ = board.TryPlace(eipId, eip, plan.Assignments[index], out var violations);
            refused.AddRange(violations.Select(one => At(index, one)));
        }

        return refused.Count > 0 ? new([], refused) : new([.. plan.Assignments.Zip(eips, (place, eip) => place.For(eip.EipId))], []);
    }

    /// <summary>The violation of one of several EIPs, as one of the request that names them in <c>eipIds</c>.</summary>
    /// <param name="index">The EIP's place in the request, from 0.</param>
    /// <param name="violation">The violation.</param>
    /// <returns>The violation; where it is about the EIP, its field says about which.</returns>
    public static Violation At(int index, Violation violation)
    {
        ArgumentNullException.ThrowIfNull(violation);
        return violation.Field == EipField ? violation with { Field = $"eipIds[{index}]" } : violation;
    }

    // The kind is not asked for by a member here: only another resource would do.
    private static Violation OfThePath(Violation violation) => violation.RuleId == "kind-matches"
        ? violation with { Field = "resourceId", Remedy = "Name an ECS instance." }
        : violation;

    // Where there are no places to try them in, what is wrong with the EIPs themselves is told all the same.
    private static IEnumerable<Violation> OfTheEips(PlanSnapshot snapshot, IReadOnlyList<(string EipId, Eips.Eip? Eip)> eips) =>
        eips.SelectMany((one, index) => AssociationRules.All
            .Evaluate(new()
            {
                Request = PlanPlaces.OfInstance(snapshot).For(one.EipId),
                RegionId = snapshot.RegionId,
                Principal = snapshot.Principal,
                Account = snapshot.Account,
                Eip = one.Eip,
                Target = snapshot.Instance,
            })
            .Where(violation => violation.Field == EipField)
            .Select(violation => At(index, violation)));

    private static List<PlannedAssociation> Place(PlanSnapshot snapshot, PlanWay way, int count, List<Violation> refused)
    {
        var board = new PlanBoard(snapshot);
        var placed = new List<PlannedAssociation>();
        Take([PlanPlaces.OfInstance(snapshot)]);
        if (way == PlanWay.MultiEip && snapshot.InstanceType is null)
        {
            // The rules let a type pass that is not known; a plan does not build on it.
            return placed;
        }

        foreach (var eni in PlanPlaces.InOrder(way, snapshot.NetworkInterfaces))
        {
            Take(PlanPlaces.Of(way, eni));
        }

        return placed;

        void Take(IEnumerable<PlannedAssociation> places)
        {
            var taken = 0;
            foreach (var place in places.TakeWhile(_ => placed.Count < count))
            {
                var number = placed.Count + 1;
                if (!board.TryPlace(board.AnyEip(number).EipId, board.AnyEip(number), place, out var violations))
                {
                    // What the plan itself has filled is told by the number of places.
                    refused.AddRange(taken == 0 ? violations : []);
                    return;
                }

                placed.Add(place);
                taken++;
            }
        }
    }
}

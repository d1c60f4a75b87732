using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Plans;

/// <summary>One way to have so many more EIPs on an ECS instance.</summary>
public sealed record EipPlan
{
    /// <summary>The place among the ways of the same request, from 1, the best.</summary>
    public int Rank { get; init; }

    /// <summary>The way.</summary>
    public required PlanWay Way { get; init; }

    /// <summary>Whether it can be carried out now.</summary>
    public required bool Feasible { get; init; }

    /// <summary>Why it cannot: what is short, and every rule that keeps a place from being used; empty when it can.</summary>
    public IReadOnlyList<Violation> Reasons { get; init; } = [];

    /// <summary>What makes it feasible; empty when it is, or when nothing that is known does.</summary>
    public IReadOnlyList<PlanPrerequisite> Prerequisites { get; init; } = [];

    /// <summary>The places that there are now, one for each EIP; fewer than were asked for when it is not feasible.</summary>
    public required IReadOnlyList<PlannedAssociation> Assignments { get; init; }

    /// <summary>What it costs.</summary>
    public required PlanTradeOffs TradeOffs { get; init; }
}

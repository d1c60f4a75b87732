namespace EipFunctions.Domain.Plans;

/// <summary>The name of a way as callers write it.</summary>
internal static class PlanWayName
{
    public static string Of(PlanWay way) => way switch
    {
        PlanWay.SecondaryEnis => "secondary-enis",
        PlanWay.SecondaryPrivateIps => "secondary-private-ips",
        PlanWay.MultiEip => "multi-eip",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown way."),
    };
}

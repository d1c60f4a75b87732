using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Plans;

namespace EipFunctions.Api.Plans;

/// <summary>Which EIPs an ECS instance is to get, and in which way.</summary>
public sealed record PlanBody
{
    /// <summary>The way.</summary>
    public required PlanWay Way { get; init; }

    /// <summary>The EIPs, all different, 1 to 50.</summary>
    public required IReadOnlyList<string> EipIds { get; init; }

    /// <summary>Whether only to plan.</summary>
    public bool DryRun { get; init; }

    internal static PlanBody Read(BodyReader body) => new()
    {
        Way = body.OneOf("way", ApiJson.Readable.PlanWay, isRequired: true) ?? default,
        EipIds = Ids(body),
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal AssociationBatch For(string instanceId) =>
        new() { Mode = BatchMode.AllOrNothing, ResourceId = instanceId, EipIds = EipIds, Way = Way };

    private static List<string> Ids(BodyReader body)
    {
        const string Name = "eipIds";
        var items = body.Items(Name).Select(item => (item.Path, Id: body.TextOf(item.Path, item.Value))).ToList();
        foreach (var (path, id) in items)
        {
            body.Errors.CheckId(path, id);
        }

        var ids = items.Select(item => item.Id).OfType<string>().ToList();
        if (items.Count is 0 or > EipPlanner.MostEips || ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            body.Errors.Add(Name, null, $"It must have 1 to {EipPlanner.MostEips} different EIP ids.", "Send a list of EIP ids.");
        }

        return ids;
    }
}

using EipFunctions.Api.Requests;
using EipFunctions.Domain.Plans;

namespace EipFunctions.Api.Plans;

/// <summary>Reads the EIPs of a request that is about several.</summary>
internal static class EipIdList
{
    /// <summary>Reads the member <c>eipIds</c>: 1 to 50, all different.</summary>
    public static IReadOnlyList<string> EipIds(this BodyReader body)
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

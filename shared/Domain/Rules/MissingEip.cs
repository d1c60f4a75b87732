using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules;

/// <summary>Words for an EIP that is not in the region that was asked, and may be in another (FAQ section_uu3_mql_s9i).</summary>
internal static class MissingEip
{
    /// <summary>What was found in the place of its address.</summary>
    public static string Found(Eip? elsewhere) => elsewhere is null ? Comparison.None : $"in region '{elsewhere.RegionId}'";

    public static string Message(string eipId, Eip? elsewhere) => elsewhere is null
        ? $"There is no EIP '{eipId}'."
        : $"There is no EIP '{eipId}' in this region; it is in region '{elsewhere.RegionId}'.";

    public static string Remedy(Eip? elsewhere, string otherwise) =>
        elsewhere is null ? otherwise : $"Send the request to region '{elsewhere.RegionId}'.";
}

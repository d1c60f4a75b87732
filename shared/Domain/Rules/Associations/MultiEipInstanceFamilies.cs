namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The ECS instance families that multi-EIP mode is documented for (API reference, 2021).</summary>
internal static class MultiEipInstanceFamilies
{
    /// <summary>
    /// Whether instances of a type support multi-EIP mode. A family that comes in several proportions names them after a
    /// hyphen: <c>ecs.t5-c1m2.large</c> is of family t5.
    /// </summary>
    /// <param name="instanceType">The type, such as <c>ecs.g5.large</c>.</param>
    /// <returns>True when its family does.</returns>
    public static bool Support(string instanceType) =>
        instanceType.Split('.') is ["ecs", var family, ..]
        && (IsOne(family) || IsOne(family.Split('-')[0]));

    private static bool IsOne(string family) => family.ToLowerInvariant() is
        "c5" or "c5-618" or "d1ne" or "db11-se1ne" or "ebma1" or "ebmc4" or "ebmg4" or "ebmg5" or "ebmg5ne"
        or "ebmgn5i" or "ebmgn5t" or "ebmhfg4" or "ebmhfg5" or "ebmi2" or "ebmi3" or "ebmr4" or "ebmr5" or "elmd1ne"
        or "elmdb" or "f1" or "f2" or "g5" or "g5-618" or "gn3" or "gn5d" or "gn5i" or "gn5t" or "gn6p" or "gn6v"
        or "i2" or "r1" or "r5" or "re4" or "re4e" or "sccg5" or "sccgn6" or "scch5" or "se1ne" or "sn1ne" or "sn2ne"
        or "t5" or "x1";
}

using System.Collections.Frozen;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The ECS instance families that multi-EIP mode is documented for (API reference, 2021).</summary>
internal static class MultiEipInstanceFamilies
{
    private static readonly FrozenSet<string> Families = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "c5", "c5-618", "d1ne", "db11-se1ne", "ebma1", "ebmc4", "ebmg4", "ebmg5", "ebmg5ne", "ebmgn5i", "ebmgn5t",
        "ebmhfg4", "ebmhfg5", "ebmi2", "ebmi3", "ebmr4", "ebmr5", "elmd1ne", "elmdb", "f1", "f2", "g5", "g5-618", "gn3",
        "gn5d", "gn5i", "gn5t", "gn6p", "gn6v", "i2", "r1", "r5", "re4", "re4e", "sccg5", "sccgn6", "scch5", "se1ne",
        "sn1ne", "sn2ne", "t5", "x1");

    /// <summary>
    /// Whether instances of a type support multi-EIP mode. A family that comes in several proportions names them after a
    /// hyphen: <c>ecs.t5-c1m2.large</c> is of family t5.
    /// </summary>
    /// <param name="instanceType">The type, such as <c>ecs.g5.large</c>.</param>
    /// <returns>True when its family does.</returns>
    public static bool Support(string instanceType) =>
        instanceType.Split('.') is ["ecs", var family, ..]
        && (Families.Contains(family) || Families.Contains(family.Split('-')[0]));
}

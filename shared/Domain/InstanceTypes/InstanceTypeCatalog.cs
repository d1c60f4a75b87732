using System.Collections.Frozen;
using System.Globalization;
using EipFunctions.Domain.Rules.Associations;

namespace EipFunctions.Domain.InstanceTypes;

/// <summary>
/// The limits of common ECS instance types, as the documentation's page "Instance families" gives them (FAQ
/// section_c6w_x9a_b7m). A type that is not here is not known: nothing is derived for it.
/// </summary>
public static class InstanceTypeCatalog
{
    // Families that share the limits of some sizes, then each size with ENIs x private IPv4 addresses per ENI.
    private static readonly (string Families, string Sizes)[] Table =
    [
        ("g5 c5 r5 g6 c6 r6 hfc5 hfg5 hfc6 hfg6 hfr6 sn1ne sn2ne se1ne",
            "large 2x6 xlarge 3x10 2xlarge 4x10 3xlarge 6x10 4xlarge 8x20 6xlarge 8x20 8xlarge 8x20"),
        ("g5 c5 r5 hfc6 hfg6 hfr6", "16xlarge 8x20"),
        ("g6 c6 r6", "13xlarge 7x20 26xlarge 15x20"),
        ("hfc6 hfg6 hfr6", "10xlarge 7x20 20xlarge 15x20"),
        ("sn2ne se1ne hfg5", "14xlarge 8x20"),
        ("ic5", "large 2x6 xlarge 3x10 2xlarge 4x10 3xlarge 6x10 4xlarge 8x20"),
        ("se1", "large 2x6 xlarge 3x10 2xlarge 4x10 4xlarge 8x20 8xlarge 8x20 14xlarge 8x20"),
        ("g6e c6e r6e", "large 3x6 xlarge 4x15 2xlarge 4x15 4xlarge 8x30 8xlarge 8x30 13xlarge 7x30 26xlarge 15x30"),
        ("g7 c7 r7 g8i c8i r8i",
            "large 3x6 xlarge 4x15 2xlarge 4x15 3xlarge 8x15 4xlarge 8x30 6xlarge 8x30 8xlarge 8x30 16xlarge 8x30"),
        ("g7 c7 r7", "32xlarge 15x30"),
        ("g5ne", "large 3x10 xlarge 4x15 2xlarge 6x15 4xlarge 8x30 8xlarge 8x30 16xlarge 8x30 18xlarge 15x50"),
        ("g7ne", "large 3x10 xlarge 4x15 2xlarge 6x15 4xlarge 8x30 8xlarge 8x30 12xlarge 8x30 16xlarge 8x30 24xlarge 15x50"),
        ("hfc7 hfg7 hfr7",
            "large 2x6 xlarge 3x15 2xlarge 4x15 3xlarge 6x15 4xlarge 8x30 6xlarge 8x30 8xlarge 8x30 12xlarge 8x30 24xlarge 15x30"),
        ("d1ne", "2xlarge 4x10 4xlarge 8x20 6xlarge 8x20 8xlarge 8x20 14xlarge 8x20"),
        ("d2c", "6xlarge 8x20 12xlarge 8x20 24xlarge 8x20"),
        ("d2s", "5xlarge 8x20 10xlarge 8x20 20xlarge 8x20"),
        ("i2 i2ne", "xlarge 3x10 2xlarge 4x10 4xlarge 8x20 8xlarge 8x20 16xlarge 8x20"),
        ("i2g i2gne", "2xlarge 4x10 4xlarge 8x20 8xlarge 8x20 16xlarge 8x20"),
        ("re4", "10xlarge 4x10 20xlarge 8x20 40xlarge 8x20"),
        ("re4e", "40xlarge 15x20"),
        ("re6", "13xlarge 7x20 26xlarge 7x20 52xlarge 15x20"),
        ("t5-lc2m1", "nano 2x2"),
        ("t5-lc1m1", "small 2x2"),
        ("t5-lc1m2", "small 2x2 large 2x2"),
        ("t5-lc1m4", "large 2x2"),
        ("t5-c1m1 t5-c1m2", "large 2x2 xlarge 2x6 2xlarge 2x6 4xlarge 2x6"),
        ("t5-c1m4 t6-c1m4", "large 2x2 xlarge 2x6 2xlarge 2x6"),
        ("t6-c4m1 t6-c2m1 t6-c1m1 t6-c1m2", "large 2x2"),
    ];

    private static readonly FrozenDictionary<string, InstanceTypeLimits> Types =
        Table.SelectMany(row => Read(row.Families, row.Sizes))
            .ToFrozenDictionary(limits => limits.InstanceType, StringComparer.OrdinalIgnoreCase);

    /// <summary>The limits of every type that is known.</summary>
    public static IReadOnlyList<InstanceTypeLimits> All => Types.Values;

    /// <summary>Finds the limits of a type.</summary>
    /// <param name="instanceType">The type, such as <c>ecs.g6.large</c>.</param>
    /// <returns>Its limits, or null when the type is not known.</returns>
    public static InstanceTypeLimits? Find(string instanceType)
    {
        ArgumentNullException.ThrowIfNull(instanceType);
        return Types.GetValueOrDefault(instanceType);
    }

    private static IEnumerable<InstanceTypeLimits> Read(string families, string sizes) =>
        from family in families.Split(' ')
        from size in sizes.Split(' ').Chunk(2)
        let type = $"ecs.{family}.{size[0]}"
        let limits = size[1].Split('x')
        select new InstanceTypeLimits(type, Number(limits[0]), Number(limits[1]), MultiEipInstanceFamilies.Support(type));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

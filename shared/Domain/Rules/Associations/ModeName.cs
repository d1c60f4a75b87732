using EipFunctions.Domain.Eips;

namespace EipFunctions.Domain.Rules.Associations;

/// <summary>The modes as callers write them.</summary>
internal static class ModeName
{
    /// <summary>The API's name of a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns><c>NAT</c>, <c>BINDED</c> or <c>MULTI_BINDED</c>; the number of a mode that there is not.</returns>
    public static string Of(EipMode mode) => mode switch
    {
        EipMode.Nat => "NAT",
        EipMode.CutThrough => "BINDED",
        EipMode.MultiEip => "MULTI_BINDED",
        _ => mode.ToString(),
    };
}

using System.Globalization;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Domain.Rules.Dnat;

/// <summary>The ports of one side of a DNAT entry.</summary>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port; the same for a single one.</param>
/// <param name="IsAny">Whether it was written <c>Any</c>: every port.</param>
internal sealed record PortRange(int First, int Last, bool IsAny)
{
    private const int Highest = 65535;

    /// <summary>How many ports.</summary>
    public int Length => Last - First + 1;

    /// <summary>Reads a port, a range such as <c>10/20</c>, or <c>Any</c> in any case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The ports, or null when the text is none of these.</returns>
    public static PortRange? Parse(string text)
    {
        if (string.Equals(text, "Any", StringComparison.OrdinalIgnoreCase))
        {
            return new(1, Highest, IsAny: true);
        }

        return text.Split('/') switch
        {
            [var one] when Port(one) is { } port => new(port, port, IsAny: false),
            [var one, var other] when Port(one) is { } first && Port(other) is { } last && first <= last =>
                new(first, last, IsAny: false),
            _ => null,
        };
    }

    /// <summary>Whether traffic of one protocol can be traffic of another.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <returns>True for the same, and for Any with every one.</returns>
    public static bool SameProtocol(IpProtocol one, IpProtocol other) =>
        one == other || one == IpProtocol.Any || other == IpProtocol.Any;

    /// <summary>Whether two ranges share a port.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True when they do.</returns>
    public bool Overlaps(PortRange other) => First <= other.Last && other.First <= Last;

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= Highest
            ? port
            : null;
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EipFunctions.Domain.Ipv6;

/// <summary>
/// The canonical text of IPv6 addresses (RFC 5952). <see cref="IPAddress"/> writes some addresses with an IPv4 part,
/// where the standard does not, so it is not used for writing.
/// </summary>
public static class Ipv6Text
{
    private const int Groups = 8;

    /// <summary>Brings an address into canonical form.</summary>
    /// <param name="text">The address in any form, without a zone.</param>
    /// <param name="canonical">The canonical form.</param>
    /// <returns>False when the text is no IPv6 address.</returns>
    public static bool TryCanonical(string? text, [NotNullWhen(true)] out string? canonical)
    {
        canonical = null;
        if (text is null || text.AsSpan().ContainsAny('%', '[', '/')
            || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        var groups = new ushort[Groups];
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < Groups; i++)
        {
            groups[i] = (ushort)((bytes[2 * i] << 8) | bytes[(2 * i) + 1]);
        }

        canonical = Of(groups);
        return true;
    }

    internal static string Of(ReadOnlySpan<ushort> groups)
    {
        var (start, length) = LongestZeros(groups);
        return length < 2
            ? Join(groups)
            : $"{Join(groups[..start])}::{Join(groups[(start + length)..])}";
    }

    // Of two runs of the same length the first is the one that is shortened.
    private static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> groups)
    {
        var longest = (Start: 0, Length: 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var end = i;
            while (end < groups.Length && groups[end] == 0)
            {
                end++;
            }

            if (end - i > longest.Length)
            {
                longest = (i, end - i);
            }

            i = end;
        }

        return longest;
    }

    private static string Join(ReadOnlySpan<ushort> groups)
    {
        var parts = new string[groups.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            parts[i] = groups[i].ToString("x", CultureInfo.InvariantCulture);
        }

        return string.Join(':', parts);
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace EipFunctions.Domain.Ipv6;

/// <summary>
/// The IPv6 block of a vSwitch, a /64. The cloud keeps its first address and its last nine for itself; the first of
/// the nine routes.
/// </summary>
public readonly record struct Ipv6Block
{
    private const string Suffix = "/64";
    private const ulong GatewayId = 0xffff_ffff_ffff_fff7;

    private readonly ulong _prefix;

    private Ipv6Block(ulong prefix) => _prefix = prefix;

    /// <summary>The gateway.</summary>
    public string Gateway => AddressAt(GatewayId);

    /// <summary>Reads a block in CIDR notation.</summary>
    /// <param name="text">The text; any form of the address, and <c>/64</c>.</param>
    /// <param name="block">The block.</param>
    /// <returns>False when the text is none, or has bits set behind the prefix.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv6Block block)
    {
        block = default;
        if (text is null || !text.EndsWith(Suffix, StringComparison.Ordinal)
            || !Ipv6Text.TryCanonical(text[..^Suffix.Length], out var address))
        {
            return false;
        }

        var (prefix, id) = Split(address);
        block = new(prefix);
        return id == 0;
    }

    /// <summary>Whether an address is one of the block's that may be assigned.</summary>
    /// <param name="address">The address, in any form.</param>
    /// <returns>True when it is, and the cloud does not keep it for itself.</returns>
    public bool CanAssign(string address)
    {
        var (prefix, id) = Split(address);
        return prefix == _prefix && id is > 0 and < GatewayId;
    }

    /// <summary>An address of the block that may be assigned.</summary>
    /// <param name="seed">Any number; a random one for an address that most likely nobody has.</param>
    /// <returns>The address in canonical form; the same for the same number.</returns>
    public string Assignable(ulong seed) => AddressAt((seed % (GatewayId - 1)) + 1);

    /// <inheritdoc/>
    public override string ToString() => AddressAt(0) + Suffix;

    private static (ulong Prefix, ulong Id) Split(string address)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        return bytes.Length == 16
            ? (BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)))
            : throw new FormatException($"'{address}' is not an IPv6 address.");
    }

    private string AddressAt(ulong id) => Ipv6Text.Of(
    [
        (ushort)(_prefix >> 48), (ushort)(_prefix >> 32), (ushort)(_prefix >> 16), (ushort)_prefix,
        (ushort)(id >> 48), (ushort)(id >> 32), (ushort)(id >> 16), (ushort)id,
    ]);
}

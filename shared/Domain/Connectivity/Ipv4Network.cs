using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EipFunctions.Domain.Connectivity;

/// <summary>A block of IPv4 addresses. The default value is the whole of them, <c>0.0.0.0/0</c>.</summary>
public readonly record struct Ipv4Network
{
    private const int Bits = 32;

    private readonly uint _first;

    private Ipv4Network(uint first, int prefixLength) => (_first, PrefixLength) = (first, prefixLength);

    /// <summary>How many leading bits its addresses share, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>The mask, such as <c>255.255.255.0</c>.</summary>
    public string Mask => Text(Bitmask(PrefixLength));

    /// <summary>
    /// The gateway when the block is a vSwitch's: the cloud keeps the last three addresses for itself, and the first of
    /// them routes. Null for a block that is too small.
    /// </summary>
    public string? Gateway => PrefixLength <= Bits - 3 ? Text((_first | ~Bitmask(PrefixLength)) - 2) : null;

    /// <summary>Reads a block in CIDR notation, written as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="network">The block.</param>
    /// <returns>False when the text is none, or has bits set behind the prefix.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ipv4Network network)
    {
        network = default;
        if (text is null || text.IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > Bits
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var address)
            || address.AddressFamily != AddressFamily.InterNetwork)
        {
            return false;
        }

        network = new(Number(address) & Bitmask(length), length);
        return network.ToString() == text;
    }

    /// <summary>Reads a block that is known to be one.</summary>
    /// <param name="text">The block in CIDR notation.</param>
    /// <returns>The block.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static Ipv4Network Parse(string text) =>
        TryParse(text, out var network) ? network : throw new FormatException($"'{text}' is not an IPv4 block such as 192.168.0.0/24.");

    /// <summary>The block that an address belongs to.</summary>
    /// <param name="address">The address.</param>
    /// <param name="prefixLength">The length of the block's prefix, 0 to 32.</param>
    /// <returns>The block.</returns>
    public static Ipv4Network Around(string address, int prefixLength) =>
        new(Number(IPAddress.Parse(address)) & Bitmask(prefixLength), prefixLength);

    /// <summary>Whether an address is one of the block's.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(string address) => (Number(IPAddress.Parse(address)) & Bitmask(PrefixLength)) == _first;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text(_first)}/{PrefixLength}");

    internal static uint Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out var written) && written == bytes.Length
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : throw new FormatException($"'{address}' is not an IPv4 address.");
    }

    private static uint Bitmask(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (Bits - prefixLength);

    private static string Text(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return new IPAddress(bytes).ToString();
    }
}

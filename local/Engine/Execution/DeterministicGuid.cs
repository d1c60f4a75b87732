using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EipFunctions.Engine;

/// <summary>Name-based GUIDs (RFC 9562, version 8: SHA-256 of the name), the same in every replay.</summary>
internal static class DeterministicGuid
{
    public static Guid Create(string instanceId, int execution, int counter)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{execution}/{counter}/{instanceId}")), hash);
        var bytes = hash[..16];
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFF) | 0x8000));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

using System.Text;
using System.Security.Cryptography;
using EipFunctions.Domain.Eips;
using EipFunctions.Storage.State;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EipFunctions.Api.Requests;

/// <summary>The ETags of EIPs: strong, one for each version of the row.</summary>
internal static class EntityTags
{
    private const int Bytes = 16;

    public static string Of(Row<Eip> row) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.ETag.ToString())).AsSpan(0, Bytes))}\"";

    /// <summary>Whether If-Match lets a change of this version happen: it is absent, <c>*</c>, or names it.</summary>
    public static bool Allows(StringValues ifMatch, Row<Eip> row) =>
        StringValues.IsNullOrEmpty(ifMatch) || Names(ifMatch, row, useStrongComparison: true);

    /// <summary>Whether If-None-Match says that the caller has this version already.</summary>
    public static bool IsKnown(StringValues ifNoneMatch, Row<Eip> row) =>
        !StringValues.IsNullOrEmpty(ifNoneMatch) && Names(ifNoneMatch, row, useStrongComparison: false);

    private static bool Names(StringValues header, Row<Eip> row, bool useStrongComparison)
    {
        var tag = new EntityTagHeaderValue(Of(row));
        return EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags)
            && tags.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison));
    }
}

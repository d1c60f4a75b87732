using System.Globalization;
using System.Text;

namespace EipFunctions.Engine;

/// <summary>Where a page of a listing ended: after a key of a shard.</summary>
internal readonly record struct ListPosition(int Shard, string AfterKey)
{
    public string ToToken() => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Shard}|{AfterKey}")));

    public static ListPosition Parse(string? token)
    {
        if (token is null)
        {
            return new(0, "");
        }

        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('|') is [var shard, var key]
            && int.TryParse(shard, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return new(index, key);
        }

        throw new ArgumentException("The continuation token is not valid.", nameof(token));
    }
}

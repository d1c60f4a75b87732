using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace EipFunctions.Storage.State;

/// <summary>
/// A value as a table entity: its JSON in <c>Data</c>, and what exceeds one property (32K characters) in
/// <c>Data1</c>, <c>Data2</c> and so on, up to what an entity can hold. The first part that is not full is the last, so
/// that a longer value may leave parts of it behind.
/// </summary>
internal static class RowEntity
{
    private const int PropertyLength = 32_000;

    // An entity holds 1 MiB; a character takes two bytes, and the keys and names need their share.
    private const int MaxLength = 15 * PropertyLength;

    public static TableEntity Write<T>(string partitionKey, RowKey<T> key, T value)
    {
        var json = JsonSerializer.Serialize(value, key.Json);
        if (json.Length > MaxLength)
        {
            throw new RowTooLargeException(key.Value, json.Length, MaxLength);
        }

        var entity = new TableEntity(partitionKey, key.Value);
        for (int start = 0, part = 0; start <= json.Length; start += PropertyLength, part++)
        {
            entity[Property(part)] = json.Substring(start, Math.Min(PropertyLength, json.Length - start));
        }

        return entity;
    }

    public static Row<T> Read<T>(RowKey<T> key, TableEntity entity)
    {
        var json = entity.GetString(Property(0))
            ?? throw new InvalidDataException($"Row '{key.Value}' has no data.");
        if (json.Length == PropertyLength)
        {
            var whole = new StringBuilder(json);
            for (var part = 1; whole.Length == part * PropertyLength; part++)
            {
                _ = whole.Append(entity.GetString(Property(part)));
            }

            json = whole.ToString();
        }

        var value = JsonSerializer.Deserialize(json, key.Json)
            ?? throw new InvalidDataException($"Row '{key.Value}' holds null.");
        return new(key, value, entity.ETag);
    }

    /// <summary>About how much room an entity takes, in a request and in memory.</summary>
    public static int CharactersOf(TableEntity entity) =>
        entity.Sum(property => property.Value is string text ? text.Length : 0);

    private static string Property(int part) => part == 0 ? "Data" : $"Data{part}";
}

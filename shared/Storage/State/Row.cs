using Azure;

namespace EipFunctions.Storage.State;

/// <summary>A row as it was read or written.</summary>
/// <typeparam name="T">Its value.</typeparam>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
/// <param name="ETag">Its version: a change that names another version is refused by the store.</param>
public sealed record Row<T>(RowKey<T> Key, T Value, ETag ETag);

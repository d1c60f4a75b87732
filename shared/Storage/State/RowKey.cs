using System.Text.Json.Serialization.Metadata;

namespace EipFunctions.Storage.State;

/// <summary>The key of a row within its partition, and how its value is written.</summary>
/// <typeparam name="T">The row's value.</typeparam>
/// <param name="Value">The key.</param>
/// <param name="Json">How the value is written as JSON.</param>
public sealed record RowKey<T>(string Value, JsonTypeInfo<T> Json);

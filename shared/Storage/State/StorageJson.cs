using System.Text.Json;
using System.Text.Json.Serialization;

namespace EipFunctions.Storage.State;

/// <summary>How rows that only the store knows are written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AddressIndex))]
[JsonSerializable(typeof(Claim))]
internal sealed partial class StorageJson : JsonSerializerContext;

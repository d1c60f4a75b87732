using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Storage.Associations;
using EipFunctions.Storage.Holds;

namespace EipFunctions.Storage.State;

/// <summary>How rows that only the store knows are written as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AddressIndex))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(HoldEntry))]
[JsonSerializable(typeof(Ipv6Claim))]
[JsonSerializable(typeof(Successor))]
[JsonSerializable(typeof(Waiter))]
internal sealed partial class StorageJson : JsonSerializerContext;

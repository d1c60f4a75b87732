using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Dnat;
using EipFunctions.Api.Eips;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Settings;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Dispatch;

/// <summary>How the bodies of requests and answers are written as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AllocationRequest))]
[JsonSerializable(typeof(ApiKeyCreated))]
[JsonSerializable(typeof(ApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyView))]
[JsonSerializable(typeof(AssociateBody))]
[JsonSerializable(typeof(AssociationRequest))]
[JsonSerializable(typeof(ChangeModeBody))]
[JsonSerializable(typeof(CloudResource))]
[JsonSerializable(typeof(DisassociateBody))]
[JsonSerializable(typeof(DisassociationRequest))]
[JsonSerializable(typeof(DnatEntry))]
[JsonSerializable(typeof(DnatEntryRequest))]
[JsonSerializable(typeof(DryRunResult))]
[JsonSerializable(typeof(EipAttributes))]
[JsonSerializable(typeof(EipView))]
[JsonSerializable(typeof(ExplainBody))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ModeChangeRequest))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(Page<ApiKeyView>))]
[JsonSerializable(typeof(Page<DnatEntry>))]
[JsonSerializable(typeof(Page<EipView>))]
[JsonSerializable(typeof(Page<Operation>))]
[JsonSerializable(typeof(Page<RegisteredResource>))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(QuotaList))]
[JsonSerializable(typeof(RegisteredResource))]
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
internal sealed partial class ApiJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Quotas;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Segments;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Domain;

/// <summary>How the domain is written as JSON: in the store, in events and in the API alike.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AccountQuotas))]
[JsonSerializable(typeof(AccountSettings))]
[JsonSerializable(typeof(Association))]
[JsonSerializable(typeof(AssociationRequest))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(DisassociationRequest))]
[JsonSerializable(typeof(DnatEntry))]
[JsonSerializable(typeof(Eip))]
[JsonSerializable(typeof(EipEvent))]
[JsonSerializable(typeof(EipSegment))]
[JsonSerializable(typeof(EipEventData))]
[JsonSerializable(typeof(ModeChangeRequest))]
[JsonSerializable(typeof(MoveRequest))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(QuotaRequest))]
[JsonSerializable(typeof(PrivateAddress))]
[JsonSerializable(typeof(RegisteredResource))]
[JsonSerializable(typeof(CloudResource))]
[JsonSerializable(typeof(ResourceAuditEntry))]
[JsonSerializable(typeof(SnatEntry))]
[JsonSerializable(typeof(SwapRequest))]
[JsonSerializable(typeof(Violation))]
[JsonSerializable(typeof(IReadOnlyList<Violation>))]
public sealed partial class DomainJson : JsonSerializerContext;

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Api.AccessKeys;
using EipFunctions.Api.Associations;
using EipFunctions.Api.Batches;
using EipFunctions.Api.Candidates;
using EipFunctions.Api.Claims;
using EipFunctions.Api.Dnat;
using EipFunctions.Api.Eips;
using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Guidance;
using EipFunctions.Api.Holds;
using EipFunctions.Api.Idle;
using EipFunctions.Api.Ipv6;
using EipFunctions.Api.Keys;
using EipFunctions.Api.Moves;
using EipFunctions.Api.Plans;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Quotas;
using EipFunctions.Api.Reconciliation;
using EipFunctions.Api.Settings;
using EipFunctions.Api.Snat;
using EipFunctions.Api.Waf;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Quotas;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Snat;
using EipFunctions.Domain.Waf;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Dispatch;

/// <summary>How the bodies of requests and answers are written as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AccessKeyChange))]
[JsonSerializable(typeof(AccessKeyCreated))]
[JsonSerializable(typeof(AccessKeyRequest))]
[JsonSerializable(typeof(AccessKeyView))]
[JsonSerializable(typeof(AllocationRequest))]
[JsonSerializable(typeof(ApiKeyCreated))]
[JsonSerializable(typeof(ApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyView))]
[JsonSerializable(typeof(AssociateBody))]
[JsonSerializable(typeof(AssociationBatch))]
[JsonSerializable(typeof(AssociationPolicy))]
[JsonSerializable(typeof(AssociationRequest))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BatchDryRun))]
[JsonSerializable(typeof(CandidateList<EipCandidate>))]
[JsonSerializable(typeof(CandidateList<ResourceCandidate>))]
[JsonSerializable(typeof(ChangeModeBody))]
[JsonSerializable(typeof(ClaimBody))]
[JsonSerializable(typeof(ClaimDryRun))]
[JsonSerializable(typeof(ClaimRequest))]
[JsonSerializable(typeof(CloudResource))]
[JsonSerializable(typeof(ConnectivityReport))]
[JsonSerializable(typeof(DisassociateBody))]
[JsonSerializable(typeof(DisassociationRequest))]
[JsonSerializable(typeof(DnatEntry))]
[JsonSerializable(typeof(DnatEntryRequest))]
[JsonSerializable(typeof(DnatEntryView))]
[JsonSerializable(typeof(DryRunResult))]
[JsonSerializable(typeof(EipAttributes))]
[JsonSerializable(typeof(EipGatewayInfoList))]
[JsonSerializable(typeof(EipGuidance))]
[JsonSerializable(typeof(EipView))]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(EventReceipt))]
[JsonSerializable(typeof(ExplainBody))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(GuestOs))]
[JsonSerializable(typeof(IdleEipPage))]
[JsonSerializable(typeof(ImportRequest))]
[JsonSerializable(typeof(Ipv6AddressList))]
[JsonSerializable(typeof(Ipv6AddressRequest))]
[JsonSerializable(typeof(ModeChangeRequest))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(MoveRequest))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(Page<AccessKeyView>))]
[JsonSerializable(typeof(Page<ApiKeyView>))]
[JsonSerializable(typeof(Page<AuditEntry>))]
[JsonSerializable(typeof(Page<DnatEntryView>))]
[JsonSerializable(typeof(Page<EipView>))]
[JsonSerializable(typeof(Page<HoldView>))]
[JsonSerializable(typeof(Page<Operation>))]
[JsonSerializable(typeof(Page<QuotaRequest>))]
[JsonSerializable(typeof(Page<RegisteredResource>))]
[JsonSerializable(typeof(Page<SnatEntryView>))]
[JsonSerializable(typeof(Page<WafOrigin>))]
[JsonSerializable(typeof(PlanBody))]
[JsonSerializable(typeof(PlanDryRun))]
[JsonSerializable(typeof(PlanList))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(QuotaDecisionBody))]
[JsonSerializable(typeof(QuotaList))]
[JsonSerializable(typeof(QuotaRequest))]
[JsonSerializable(typeof(QuotaRequestBody))]
[JsonSerializable(typeof(ReconciliationBody))]
[JsonSerializable(typeof(ReconciliationList))]
[JsonSerializable(typeof(ReconciliationMode))]
[JsonSerializable(typeof(ReconciliationRun))]
[JsonSerializable(typeof(RegisteredResource))]
[JsonSerializable(typeof(ResourceEventView))]
[JsonSerializable(typeof(ResourceGuidance))]
[JsonSerializable(typeof(SettingsView))]
[JsonSerializable(typeof(SnatEntry))]
[JsonSerializable(typeof(SnatEntryRequest))]
[JsonSerializable(typeof(SnatEntryView))]
[JsonSerializable(typeof(SwapBody))]
[JsonSerializable(typeof(SwapRequest))]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(VisibilityView))]
[JsonSerializable(typeof(WafOriginBody))]
[JsonSerializable(typeof(WafOriginView))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Writes quotes, angle brackets and all languages as they are: people read messages and paste commands.</summary>
    /// <remarks>Made when it is first used: the generated part's <c>Default</c> need not be there before.</remarks>
    public static ApiJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

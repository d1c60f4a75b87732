using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Storage.Holds;
using EipFunctions.Storage.ResourceEvents;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Plans;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.ResourceEvents;

namespace EipFunctions.Workflows;

/// <summary>How the inputs and outputs of workflows and activities are written as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AppliedEvent))]
[JsonSerializable(typeof(ClaimInput))]
[JsonSerializable(typeof(EipChoice))]
[JsonSerializable(typeof(EndPlan))]
[JsonSerializable(typeof(EndPlanInput))]
[JsonSerializable(typeof(GatewayChange))]
[JsonSerializable(typeof(HoldEnd))]
[JsonSerializable(typeof(HoldEndStatus))]
[JsonSerializable(typeof(HoldInput))]
[JsonSerializable(typeof(HoldLook))]
[JsonSerializable(typeof(HoldObstacle))]
[JsonSerializable(typeof(HoldOutcome))]
[JsonSerializable(typeof(ItemProgress))]
[JsonSerializable(typeof(LookResult))]
[JsonSerializable(typeof(OperationCommit))]
[JsonSerializable(typeof(OperationFailure))]
[JsonSerializable(typeof(OperationInput))]
[JsonSerializable(typeof(OperationOutcome))]
[JsonSerializable(typeof(OperationProgress))]
[JsonSerializable(typeof(PlanAssignment))]
[JsonSerializable(typeof(ReconcileInput))]
[JsonSerializable(typeof(ReconcilerPlan))]
[JsonSerializable(typeof(ReconcilerRound))]
[JsonSerializable(typeof(ReconciliationReport))]
[JsonSerializable(typeof(RepairCompletion))]
[JsonSerializable(typeof(RepairInput))]
[JsonSerializable(typeof(ReserveOutcome))]
[JsonSerializable(typeof(Resolution))]
[JsonSerializable(typeof(ResourceEventInput))]
[JsonSerializable(typeof(ResourceEventOutcome))]
[JsonSerializable(typeof(ResourceEventProgress))]
[JsonSerializable(typeof(RoundRegion))]
[JsonSerializable(typeof(StuckOperation))]
[JsonSerializable(typeof(Unit))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
public sealed partial class WorkflowsJson : JsonSerializerContext;

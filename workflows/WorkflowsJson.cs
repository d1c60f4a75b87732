using System.Text.Json;
using System.Text.Json.Serialization;
using EipFunctions.Domain.Claims;
using EipFunctions.Domain.Plans;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Plans;
using EipFunctions.Workflows.Reconciliation;

namespace EipFunctions.Workflows;

/// <summary>How the inputs and outputs of workflows and activities are written as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(ClaimInput))]
[JsonSerializable(typeof(EipChoice))]
[JsonSerializable(typeof(GatewayChange))]
[JsonSerializable(typeof(ItemProgress))]
[JsonSerializable(typeof(OperationCommit))]
[JsonSerializable(typeof(OperationFailure))]
[JsonSerializable(typeof(OperationInput))]
[JsonSerializable(typeof(OperationOutcome))]
[JsonSerializable(typeof(OperationProgress))]
[JsonSerializable(typeof(PlanAssignment))]
[JsonSerializable(typeof(LookResult))]
[JsonSerializable(typeof(ReconcileInput))]
[JsonSerializable(typeof(ReconcilerPlan))]
[JsonSerializable(typeof(ReconcilerRound))]
[JsonSerializable(typeof(ReconciliationReport))]
[JsonSerializable(typeof(RepairCompletion))]
[JsonSerializable(typeof(RepairInput))]
[JsonSerializable(typeof(Resolution))]
[JsonSerializable(typeof(ReserveOutcome))]
[JsonSerializable(typeof(RoundRegion))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(StuckOperation))]
[JsonSerializable(typeof(Unit))]
public sealed partial class WorkflowsJson : JsonSerializerContext;

using EipFunctions.Functions.Durable;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.ModeChanges;
using EipFunctions.Workflows.Moves;
using EipFunctions.Workflows.Plans;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Releases;
using EipFunctions.Workflows.ResourceEvents;
using EipFunctions.Workflows.Segments;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EipFunctions.Functions.Orchestrations;

/// <summary>The workflows, each an orchestration of its name.</summary>
public sealed class WorkflowOrchestrations(WorkflowRunner runner)
{
    [Function(nameof(AssociateEipWorkflow))]
    public Task<WorkflowEnd> AssociateEip([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(DisassociateEipWorkflow))]
    public Task<WorkflowEnd> DisassociateEip([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(HoldEipWorkflow))]
    public Task<WorkflowEnd> HoldEip([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ChangeEipModeWorkflow))]
    public Task<WorkflowEnd> ChangeEipMode([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(MoveEipWorkflow))]
    public Task<WorkflowEnd> MoveEip([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(SwapEipsWorkflow))]
    public Task<WorkflowEnd> SwapEips([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(AssociateEipsWorkflow))]
    public Task<WorkflowEnd> AssociateEips([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ClaimEipWorkflow))]
    public Task<WorkflowEnd> ClaimEip([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ResourceEventWorkflow))]
    public Task<WorkflowEnd> ResourceEvent([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ReleaseEipWorkflow))]
    public Task<WorkflowEnd> ReleaseEip([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(AllocateEipSegmentWorkflow))]
    public Task<WorkflowEnd> AllocateEipSegment([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ReleaseEipSegmentWorkflow))]
    public Task<WorkflowEnd> ReleaseEipSegment([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ReconcilerWorkflow))]
    public Task<WorkflowEnd> Reconciler([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(ReconcileWorkflow))]
    public Task<WorkflowEnd> Reconcile([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);

    [Function(nameof(RecoverOperationWorkflow))]
    public Task<WorkflowEnd> RecoverOperation([OrchestrationTrigger] TaskOrchestrationContext context) => runner.RunAsync(context);
}

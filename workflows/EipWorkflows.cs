using EipFunctions.Api.EventsIn;
using EipFunctions.Api.Operations;
using EipFunctions.Storage.Inventory;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.Events;
using EipFunctions.Workflows.Gateway;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.ModeChanges;
using EipFunctions.Workflows.Model;
using EipFunctions.Workflows.Moves;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Plans;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Releases;
using EipFunctions.Workflows.ResourceEvents;
using EipFunctions.Workflows.Segments;
using Microsoft.Extensions.DependencyInjection;

namespace EipFunctions.Workflows;

/// <summary>Every workflow and activity, registered in one place for any engine.</summary>
public static class EipWorkflows
{
    /// <summary>The version that new instances are started with. A change that would make a replay differ raises it.</summary>
    public const string CurrentVersion = "1";

    /// <summary>Registers the workflows and the operations that run on them. An engine must be registered besides.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEipWorkflows(this IServiceCollection services) => services
        .AddSingleton(CreateRegistry())
        .AddSingleton<IOperations, WorkflowOperations>()
        .AddSingleton<IResourceListener, DeferredAssociations>()
        .AddSingleton<IResourceListener, HeldEips>()
        .AddSingleton<IResourceEvents, WorkflowResourceEvents>()
        .AddMetrics()
        .AddSingleton<OperationMetrics>()
        .AddSingleton<IWorkflowListener>(provider => provider.GetRequiredService<OperationMetrics>())
        .AddReconciliation();

    private static WorkflowRegistry CreateRegistry() => new WorkflowRegistry(WorkflowsJson.Default.Options) { Subject = OperationSubject.Of }
        .AddWorkflow<AssociateEipWorkflow>()
        .AddActivity<ReserveAssociationActivity>()
        .AddActivity<AwaitTargetActivity>()
        .AddActivity<StopAwaitingTargetActivity>()
        .AddActivity<CommitAssociationActivity>()
        .AddActivity<RecordAssociationFailureActivity>()
        .AddActivity<RollBackAssociationActivity>()
        .AddWorkflow<DisassociateEipWorkflow>()
        .AddActivity<ReserveDisassociationActivity>()
        .AddActivity<CommitDisassociationActivity>()
        .AddActivity<RecordDisassociationFailureActivity>()
        .AddActivity<RollBackDisassociationActivity>()
        .AddActivity<BeginHoldActivity>()
        .AddWorkflow<HoldEipWorkflow>()
        .AddActivity<FindReplacementActivity>()
        .AddActivity<RecordObstacleActivity>()
        .AddActivity<EndHoldActivity>()
        .AddWorkflow<ChangeEipModeWorkflow>()
        .AddActivity<ReserveModeChangeActivity>()
        .AddActivity<CommitModeChangeActivity>()
        .AddActivity<RecordModeChangeFailureActivity>()
        .AddActivity<RollBackModeChangeActivity>()
        .AddWorkflow<MoveEipWorkflow>()
        .AddWorkflow<SwapEipsWorkflow>()
        .AddActivity<ReserveMoveActivity>()
        .AddActivity<ReserveSwapActivity>()
        .AddActivity<CommitMoveActivity>()
        .AddActivity<RecordMoveFailureActivity>()
        .AddActivity<RollBackMoveActivity>()
        .AddWorkflow<AssociateEipsWorkflow>()
        .AddActivity<PlanAssociationsActivity>()
        .AddActivity<ForecastAssociationsActivity>()
        .AddActivity<FindAssociationActivity>()
        .AddWorkflow<ClaimEipWorkflow>()
        .AddActivity<ChooseEipActivity>()
        .AddActivity<AllocateEipActivity>()
        .AddWorkflow<ResourceEventWorkflow>()
        .AddActivity<ApplyResourceEventActivity>()
        .AddActivity<PlanAssociationEndActivity>()
        .AddActivity<RemoveGoneResourceActivity>()
        .AddWorkflow<ReleaseEipWorkflow>()
        .AddActivity<ReserveReleaseActivity>()
        .AddActivity<CommitReleaseActivity>()
        .AddActivity<RollBackReleaseActivity>()
        .AddWorkflow<AllocateEipSegmentWorkflow>()
        .AddActivity<ReserveSegmentActivity>()
        .AddActivity<AllocateSegmentEipsActivity>()
        .AddWorkflow<ReleaseEipSegmentWorkflow>()
        .AddActivity<ReserveSegmentReleaseActivity>()
        .AddActivity<UnbindSegmentActivity>()
        .AddActivity<VerifySegmentUnboundActivity>()
        .AddActivity<CommitSegmentReleaseActivity>()
        .AddActivity<RollBackSegmentReleaseActivity>()
        .AddWorkflow<ReconcilerWorkflow>()
        .AddActivity<PlanReconciliationsActivity>()
        .AddActivity<RunReconciliationActivity>()
        .AddWorkflow<ReconcileWorkflow>()
        .AddActivity<CompareBindingsActivity>()
        .AddActivity<CompareSlotsActivity>()
        .AddActivity<FindLeftoversActivity>()
        .AddActivity<ResolveSuspectActivity>()
        .AddActivity<CompleteRepairActivity>()
        .AddActivity<FinishReconciliationActivity>()
        .AddWorkflow<RecoverOperationWorkflow>()
        .AddActivity<TakeOverOperationActivity>()
        .AddActivity<BeginRollBackActivity>()
        .AddActivity<BindEipActivity>()
        .AddActivity<RebindEipActivity>()
        .AddActivity<UnbindEipActivity>()
        .AddActivity<VerifyBoundActivity>()
        .AddActivity<VerifyUnboundActivity>()
        .AddActivity<PublishEventsActivity>();
}

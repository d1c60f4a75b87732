using EipFunctions.Domain.Operations;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.Tests.Reconciliation;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Replay.ReplayScenario;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>The reconciler, its reconciliations, and what undoes an operation for them.</summary>
public sealed class ReconcilerReplayTests(AzuriteFixture azurite) : ReplayTest(azurite)
{
    private const string Reconcile = nameof(ReconcileWorkflow);
    private const string Reconciler = nameof(ReconcilerWorkflow);
    private const string Recover = nameof(RecoverOperationWorkflow);

    internal static IReadOnlyList<ReplayScenario> All { get; } =
    [
        Of("reconcile, nothing wrong", a => new BindingRepairTests(a), t => t.Reconcile_NothingWrong_FindsNothingAndChangesNothing(), Reconcile),
        Of("reconcile, bound again", a => new BindingRepairTests(a), t => t.Reconcile_UnboundBehindTheServicesBack_IsBoundAgain(3), Reconcile),
        Of("reconcile, several", a => new BindingRepairTests(a), t => t.Reconcile_StrayHasTheTargetOfAMissingOne_BothAreRepaired(), Reconcile),
        Of("reconcile, gateway refuses", a => new BindingRepairTests(a), t => t.Reconcile_GatewayRefuses_FailsAndTheNextOneRepairs(), Reconcile),
        Of("reconcile, gone by itself", a => new BindingRepairTests(a), t => t.Reconcile_MendedBetweenThePasses_IsLeftAlone(), Reconcile),
        Of("reconcile, slots", a => new SlotRepairTests(a), t => t.Reconcile_SlotClaimedForAnother_BothAreRepaired(), Reconcile),
        Of("reconcile, hold without a watch", a => new UnwatchedHoldTests(a), t => t.Reconcile_WatcherIsGone_TheHoldEndsInTime(true), Reconcile),
        Of("recover, associate", a => new StuckOperationTests(a), t => t.Reconcile_OperationIsGone_IsUndoneAsItWouldHaveBeen(OperationKind.AssociateEip, true), Reconcile, Recover),
        Of("recover, release", a => new StuckOperationTests(a), t => t.Reconcile_OperationIsGone_IsUndoneAsItWouldHaveBeen(OperationKind.ReleaseEip, false), Reconcile, Recover),
        Of("recover, move", a => new StuckOperationTests(a), t => t.Reconcile_MoveIsGone_IsBackOnTheFirst(true), Reconcile, Recover),
        Of("recover, swap", a => new StuckOperationTests(a), t => t.Reconcile_SwapIsGone_BothAreWhereTheyWere(2), Reconcile, Recover),
        Of("reconciler, round after round", a => new ReconcilerRunTests(a), t => t.Reconciler_ByItself_RepairsRoundAfterRoundAndKeepsOnlyWhatFoundSomething(), Reconciler, Reconcile),
        Of("reconciler, switched off", a => new ReconcilerRunTests(a), t => t.Watch_SwitchedOff_TheReconcilerEndsAndIsNotStarted(), Reconciler),
    ];

    public static TheoryData<string> Names => NamesOf(All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Replay_AtEveryAwait_AsksForTheSame(string name) => RunAsync(All, name);
}

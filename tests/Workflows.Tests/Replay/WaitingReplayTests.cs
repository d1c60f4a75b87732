using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Releases;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Replay.ReplayScenario;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>What sleeps until it is woken: deferred associations and holds, and what begins anew meanwhile.</summary>
public sealed class WaitingReplayTests(AzuriteFixture azurite) : ReplayTest(azurite)
{
    private const string Associate = nameof(AssociateEipWorkflow);
    private const string Hold = nameof(HoldEipWorkflow);

    internal static IReadOnlyList<ReplayScenario> All { get; } =
    [
        Of("deferred, woken", a => new DeferTests(a), t => t.Defer_ResourceBecomesReady_IsWokenAndAssociated(), Associate),
        Of("deferred, woken often and begun anew", a => new DeferTests(a), t => t.Defer_ChangesWithoutHelping_GoesOnWaitingUntilItsTime(), Associate),
        Of("deferred, changed before it is awaited", a => new DeferTests(a), t => t.Defer_ChangedWhileItEnters_SeesIt(), Associate),
        Of("deferred, wakes by itself", a => new DeferTests(a), t => t.Defer_WakeUpLost_LooksByItself(), Associate),
        Of("deferred, expired", a => new DeferTests(a), t => t.Defer_TimeIsUp_ExpiresWithTheReason(), Associate),
        Of("deferred, canceled", a => new DeferTests(a), t => t.Defer_CanceledWhileItWaits_Ends(), Associate),
        Of("deferred, rejected later", a => new DeferTests(a), t => t.Defer_EipTakenMeanwhile_IsRejectedByEveryRuleOfThen(), Associate),
        Of("deferred, not at all", a => new DeferTests(a), t => t.Defer_NothingIsWrong_IsAssociatedAtOnce(), Associate),
        Of("hold, replaced", a => new HoldTests(a), t => t.Hold_ReplacementWithLogicalIdRegistered_GetsTheEip(), Hold, Associate),
        Of("hold, replacement was there", a => new HoldTests(a), t => t.Hold_ReplacementWasThereBefore_GetsTheEip(), Hold, Associate),
        Of("hold, replacement cannot yet", a => new HoldTests(a), t => t.Hold_ReplacementIsPending_IsAssociatedWhenItRuns(), Hold, Associate),
        Of("hold, association fails", a => new HoldTests(a), t => t.Hold_AssociationFails_GoesOnAndSaysWhy(), Hold, Associate),
        Of("hold, woken often and begun anew", a => new HoldTests(a), t => t.Hold_MoreWakeUpsThanOneExecutionTakes_GoesOn(), Hold),
        Of("hold, expired and released", a => new HoldTests(a), t => t.Hold_TimeIsUpAndReleaseAfterwards_IsReleased(), Hold, nameof(ReleaseEipWorkflow)),
        Of("hold, ended by its owner", a => new HoldTests(a), t => t.Hold_Canceled_IsFreeAndTheReplacementDoesNotGetIt(), Hold),
        Of("hold, canceled", a => new HoldTests(a), t => t.Hold_WorkflowCanceled_EndsTheHold(), Hold),
    ];

    public static TheoryData<string> Names => NamesOf(All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Replay_AtEveryAwait_AsksForTheSame(string name) => RunAsync(All, name);
}

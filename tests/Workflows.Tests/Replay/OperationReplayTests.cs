using EipFunctions.Domain.Operations;
using EipFunctions.Domain.Resources;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.ModeChanges;
using EipFunctions.Workflows.Moves;
using EipFunctions.Workflows.Releases;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Replay.ReplayScenario;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>The operations on one EIP, and the swap of two.</summary>
public sealed class OperationReplayTests(AzuriteFixture azurite) : ReplayTest(azurite)
{
    private const string Associate = nameof(AssociateEipWorkflow);
    private const string Disassociate = nameof(DisassociateEipWorkflow);
    private const string Release = nameof(ReleaseEipWorkflow);
    private const string ChangeMode = nameof(ChangeEipModeWorkflow);
    private const string Move = nameof(MoveEipWorkflow);
    private const string Swap = nameof(SwapEipsWorkflow);

    internal static IReadOnlyList<ReplayScenario> All { get; } =
    [
        Of("associate", a => new AssociateTests(a), t => t.Associate_EveryRuleHolds_Succeeds(ResourceKind.NetworkInterface), Associate),
        Of("associate, rejected", a => new RejectionTests(a), t => t.Associate_RulesViolated_ToldAllOfThemAndNothingWritten(), Associate),
        Of("associate, bind rejected", a => new RollBackTests(a), t => t.Associate_GatewayFails_IsRolledBack("was rejected", new() { FailNextBinds = new() { Count = 1, Permanent = true } }), Associate),
        Of("associate, accepted and not bound", a => new RollBackTests(a), t => t.Associate_GatewayFails_IsRolledBack("should be bound to", new() { AcceptNextBindsWithoutApplying = 1 }), Associate),
        Of("associate, bind falters", a => new FaultTests(a), t => t.Associate_BindFailsForAWhile_SucceedsAndShowsTheAttempts(), Associate),
        Of("associate, answers of the store lost", a => new FaultTests(a), t => t.Run_EveryAnswerOfTheStoreIsLostOnce_Succeeds(OperationKind.AssociateEip), Associate),
        Of("associate, publisher fails", a => new FaultTests(a), t => t.Associate_PublisherFails_SucceedsAllTheSame(), Associate),
        Of("associate, canceled at reserve", a => new CancelTests(a), t => t.Cancel_AtReserve_ChangesNothing(OperationKind.AssociateEip), Associate),
        Of("associate, canceled at bind", a => new CancelTests(a), t => t.Cancel_AtTheGateway_UndoesEverything(OperationKind.AssociateEip, GatewayCallKind.Bind), Associate),
        Of("associate, canceled at commit", a => new CancelTests(a), t => t.Cancel_AtCommit_ComesTooLate(OperationKind.AssociateEip), Associate),
        Of("associate, canceled while undone", a => new CancelTests(a), t => t.Cancel_WhileUndone_IsUndoneAllTheSame(), Associate),
        Of("disassociate", a => new DisassociateTests(a), t => t.Disassociate_InUse_Succeeds(), Associate, Disassociate),
        Of("disassociate, rejected", a => new RejectionTests(a), t => t.Disassociate_NotInUse_NothingWritten(), Disassociate),
        Of("disassociate, unbind rejected", a => new RollBackTests(a), t => t.Disassociate_UnbindFails_IsRolledBackAndBoundAgain(true), Disassociate),
        Of("disassociate, undone in the second attempt", a => new RollBackTests(a), t => t.Disassociate_RestoredBindingIsAcceptedAndNotApplied_IsBoundInTheEnd(), Disassociate),
        Of("disassociate, canceled", a => new CancelTests(a), t => t.Cancel_AtTheGateway_UndoesEverything(OperationKind.DisassociateEip, GatewayCallKind.Unbind), Disassociate),
        Of("release", a => new DisassociateTests(a), t => t.Release_Available_TheEipIsGoneAndItsAddressFree(), Release),
        Of("release, rejected", a => new RejectionTests(a), t => t.Release_InUse_NothingWritten(), Release),
        Of("release, unbind rejected", a => new RollBackTests(a), t => t.Release_UnbindFails_IsRolledBack(true), Release),
        Of("release, canceled", a => new CancelTests(a), t => t.Cancel_AtTheGateway_UndoesEverything(OperationKind.ReleaseEip, GatewayCallKind.Read), Release),
        Of("change mode", a => new ChangeModeTests(a), t => t.ChangeMode_Associated_IsReboundInPlace(), ChangeMode),
        Of("change mode, without the gateway", a => new ChangeModeTests(a), t => t.ChangeMode_Available_SetsItWithoutTheGateway(), ChangeMode),
        Of("change mode, rejected", a => new ChangeModeTests(a), t => t.ChangeMode_NotAnEni_IsRejected(), ChangeMode),
        Of("change mode, rolled back", a => new ChangeModeTests(a), t => t.ChangeMode_GatewayRejectsTheEipForGood_IsRolledBackAllTheSame(), ChangeMode),
        Of("change mode, canceled", a => new CancelTests(a), t => t.Cancel_AtTheGateway_UndoesEverything(OperationKind.ChangeEipMode, GatewayCallKind.Rebind), ChangeMode),
        Of("move", a => new MoveTests(a), t => t.Move_InUse_IsReboundInOneStep(), Move),
        Of("move, rejected", a => new MoveTests(a), t => t.Move_BackWithinTheCoolDown_IsRejected(), Move),
        Of("move, rolled back", a => new MoveTests(a), t => t.Move_TargetIsRejectedForGood_KeepsItsBindingAndItsFlows(), Move),
        Of("move, answers of the gateway lost", a => new MoveTests(a), t => t.Move_EveryFirstAnswerOfTheGatewayIsLost_Succeeds(), Move),
        Of("swap", a => new SwapTests(a), t => t.Swap_BothInUse_EachIsBoundToThePlaceOfTheOther(ResourceKind.HaVip), Swap),
        Of("swap, rejected", a => new SwapTests(a), t => t.Swap_OneOfThemIsFree_IsRejected(), Swap),
        Of("swap, rolled back", a => new SwapTests(a), t => t.Swap_AChangeFails_BothAreAsBefore("Bind", 5), Swap),
        Of("swap, canceled half way", a => new SwapTests(a), t => t.Swap_CanceledHalfWay_BothAreAsBefore(), Swap),
    ];

    public static TheoryData<string> Names => NamesOf(All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Replay_AtEveryAwait_AsksForTheSame(string name) => RunAsync(All, name);
}

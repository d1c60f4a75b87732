using EipFunctions.Domain.Plans;
using EipFunctions.Workflows.Associations;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Disassociations;
using EipFunctions.Workflows.Plans;
using EipFunctions.Workflows.Releases;
using EipFunctions.Workflows.ResourceEvents;
using EipFunctions.Workflows.Segments;
using EipFunctions.Workflows.Tests.Support;
using static EipFunctions.Workflows.Tests.Replay.ReplayScenario;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>What is made of operations: batches, claims, contiguous EIPs, and what follows from events about resources.</summary>
public sealed class CompositeReplayTests(AzuriteFixture azurite) : ReplayTest(azurite)
{
    private const string Associate = nameof(AssociateEipWorkflow);
    private const string Disassociate = nameof(DisassociateEipWorkflow);
    private const string Release = nameof(ReleaseEipWorkflow);
    private const string Batch = nameof(AssociateEipsWorkflow);
    private const string Claim = nameof(ClaimEipWorkflow);
    private const string AllocateSegment = nameof(AllocateEipSegmentWorkflow);
    private const string ReleaseSegment = nameof(ReleaseEipSegmentWorkflow);
    private const string Event = nameof(ResourceEventWorkflow);

    internal static IReadOnlyList<ReplayScenario> All { get; } =
    [
        Of("batch, planned", a => new BatchTests(a), t => t.Associate_PlanIsFeasible_AllSucceed(PlanWay.SecondaryPrivateIps, 7, 3), Batch, Associate),
        Of("batch, rejected", a => new BatchTests(a), t => t.Associate_Infeasible_IsRejectedWithTheReasons(), Batch),
        Of("batch, in part", a => new BatchTests(a), t => t.Associate_BestEffort_WhatCanBeMadeStaysAndTheRestIsExplained(), Batch, Associate),
        Of("batch, one fails", a => new BatchTests(a), t => t.Associate_OneFailsAtTheGateway_AllAreUndone(), Batch, Associate, Disassociate),
        Of("batch, one fails by a fault", a => new BatchTests(a), t => t.Associate_OnePartFailsByAFault_TheOthersAreUndoneAndItIsSaid(), Batch, Associate),
        Of("batch, canceled", a => new BatchTests(a), t => t.Cancel_InTheMiddle_AllIsUndone(true), Batch, Associate),
        Of("batch, part canceled", a => new BatchTests(a), t => t.Cancel_OnePart_UndoesTheWhole(), Batch, Associate),
        Of("batch, undone in several rounds", a => new BatchTests(a), t => t.Undo_DisassociationFailsAtFirst_IsTriedUntilItIsDone(), Batch, Disassociate),
        Of("claim", a => new ClaimTests(a), t => t.Claim_OneIsFree_GetsIt(), Claim, Associate),
        Of("claim, rejected", a => new ClaimTests(a), t => t.Claim_ResourceCannot_IsRejectedAndAllocatesNothing(), Claim),
        Of("claim, allocated", a => new ClaimTests(a), t => t.Claim_NoneIsFree_AllocatesWhatWasAskedFor(), Claim, Associate),
        Of("claim, allocated in vain", a => new ClaimTests(a), t => t.Claim_GatewayRefusesWhatWasAllocated_ItIsReleased(), Claim, Associate, Release),
        Of("claim, canceled", a => new ClaimTests(a), t => t.Cancel_WhileWhatWasAllocatedIsBound_ItIsReleased(), Claim, Associate, Release),
        Of("claim, lost to others", a => new ClaimTests(a), t => t.Claim_ManyAtOnceForFewEips_NoneGetsTwoAndNoneIsLost(true), Claim, Associate),
        Of("claim, deferred", a => new ClaimTests(a), t => t.Claim_Deferred_WaitsForTheResourceAndGetsOne(), Claim, Associate),
        Of("event, kept", a => new ResourceEventTests(a), t => t.Released_PolicyKeep_TheEipIsFreeAndKept(), Event, Disassociate),
        Of("event, released", a => new ResourceEventTests(a), t => t.Released_PolicyRelease_TheEipIsReleased(), Event, Disassociate, Release),
        Of("event, held", a => new ResourceEventTests(a), t => t.Released_PolicyHold_TheHoldBeginsWithTheEnd(), Event, Disassociate),
        Of("event, of many", a => new ResourceEventTests(a), t => t.Deleted_NatGatewayOfMany_AllAreEnded(), Event, Disassociate),
        Of("event, EIP in transition", a => new ResourceEventTests(a), t => t.Released_WhileTheEipIsMovedAway_EndsWhatAFailedMoveBringsBack(true), Event),
        Of("event, older", a => new ResourceEventTests(a), t => t.Running_LaterToldButOlder_DoesNotBringItBack(), Event),
        Of("event, address claimed later", a => new ResourceEventTests(a), t => t.AddressOfAnother_WhoLosesItSoon_IsClaimedThen(), Event),
        Of("segment, allocated", a => new SegmentTests(a), t => t.Allocate_EnoughIsFree_AllAreContiguous(), AllocateSegment),
        Of("segment, not allocated", a => new SegmentTests(a), t => t.Allocate_QuotaDoesNotLeaveAsMany_IsRejectedAndNothingWritten(), AllocateSegment),
        Of("segment, allocation canceled", a => new SegmentTests(a), t => t.Allocate_Canceled_ComesTooLate(), AllocateSegment),
        Of("segment, released", a => new SegmentTests(a), t => t.Release_AllAvailable_AllAreGoneAndTheirAddressesFree(), ReleaseSegment),
        Of("segment, release rejected", a => new SegmentTests(a), t => t.Release_SomeCannot_IsRejectedForAllReasonsAndNothingWritten(), ReleaseSegment),
        Of("segment, release undone", a => new SegmentTests(a), t => t.Release_AnUnbindIsRejected_AllAreAsBefore(), ReleaseSegment),
        Of("segment, release canceled", a => new SegmentTests(a), t => t.Release_CanceledAtTheGateway_AllAreAsBefore(), ReleaseSegment),
    ];

    public static TheoryData<string> Names => NamesOf(All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Replay_AtEveryAwait_AsksForTheSame(string name) => RunAsync(All, name);
}

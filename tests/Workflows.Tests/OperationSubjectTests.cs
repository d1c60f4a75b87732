using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Workflows.Claims;
using EipFunctions.Workflows.Holds;
using EipFunctions.Workflows.Operations;
using EipFunctions.Workflows.Reconciliation;
using EipFunctions.Workflows.ResourceEvents;
using EipFunctions.Workflows.Tests.Support;

namespace EipFunctions.Workflows.Tests;

public sealed class OperationSubjectTests
{
    private static readonly HoldInput Hold = new()
    {
        Principal = TestRegion.Owner,
        RegionId = "cn-hangzhou",
        EipId = "eip",
        HoldId = "hold",
        Until = DateTimeOffset.UnixEpoch,
    };

    public static TheoryData<object> Inputs { get; } =
    [
        Operation("eip"),
        new ClaimInput(Operation("eip"), []),
        Hold,
        new HoldEnd(Hold, HoldEndReason.Canceled),
        new HoldObstacle(Hold, "It is stopped."),
        Repair("eip"),
        new EndPlanInput("account-1", "cn-hangzhou", "eip", "assoc"),
    ];

    public static TheoryData<object> InputsWithoutEip { get; } =
    [
        Operation(""),
        new ClaimInput(Operation(""), []),
        Repair(null),
        "anything else",
    ];

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void Of_InputThatNamesAnEip_NamesIt(object input) =>
        Assert.Equal([new("OperationId", "op"), new("EipId", "eip")], OperationSubject.Of("op", input));

    [Theory]
    [MemberData(nameof(InputsWithoutEip), DisableDiscoveryEnumeration = true)]
    public void Of_InputWithoutEip_NamesNone(object input) =>
        Assert.Equal([new("OperationId", "op")], OperationSubject.Of("op", input));

    private static OperationInput Operation(string eipId) =>
        new() { Principal = TestRegion.Owner, RegionId = "cn-hangzhou", EipId = eipId, Fingerprint = "digest" };

    private static RepairInput Repair(string? eipId) => new(
        "account-1", "cn-hangzhou", "repair", default, TimeSpan.Zero, new Suspect(FindingKind.UndeliveredEvents, eipId, null, "It waits."));
}

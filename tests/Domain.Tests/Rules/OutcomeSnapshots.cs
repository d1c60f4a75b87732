using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using static EipFunctions.Domain.Tests.Rules.AssociationResourceCases;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Snapshots that pass, among them one in which each rule has its subject, and snapshots without any subject.</summary>
internal static class OutcomeSnapshots
{
    private static readonly AssociationSnapshot EniNamed =
        Snapshots.Passing(ResourceKind.NetworkInterface).Asking(r => r with { PrivateIpAddress = "10.0.0.3" });

    public static IReadOnlyList<AssociationSnapshot> PassingAssociations { get; } =
    [
        .. Enum.GetValues<ResourceKind>().Select(Snapshots.Passing),
        PayByTraffic(Snapshots.Passing(ResourceKind.Nat)),
        EniNamed,
        EniNamed.InMode(EipMode.CutThrough),
        Attached(EniNamed, "ecs.g5.large").InMode(EipMode.MultiEip),
    ];

    public static AssociationSnapshot AssociationOfNothing { get; } =
        Snapshots.Passing(ResourceKind.EcsInstance).Asking(r => r with { ResourceKind = null }) with { Eip = null, Target = null };

    public static IReadOnlyList<DisassociationSnapshot> PassingDisassociations { get; } =
    [
        .. Enum.GetValues<ResourceKind>().Select(Snapshots.PassingDisassociation),
        Snapshots.PassingDisassociation(ResourceKind.NetworkInterface).InMode(EipMode.CutThrough),
        Snapshots.PassingDisassociation(ResourceKind.EcsInstance).Asking(r => r with { AssociationId = "assoc-1" }),
        Snapshots.PassingDisassociation(ResourceKind.EcsInstance)
            .MappingTo("10.0.0.1").Asking(r => r with { PrivateIpAddress = "10.0.0.1" }),
    ];

    public static DisassociationSnapshot DisassociationOfNothing { get; } =
        Snapshots.PassingDisassociation(ResourceKind.EcsInstance)
            .Asking(r => r with { ResourceId = null, ResourceKind = null }) with { Eip = null, Target = null };

    public static IReadOnlyList<ModeChangeSnapshot> PassingModeChanges { get; } =
    [
        Snapshots.PassingModeChange(ResourceKind.EcsInstance, EipMode.Nat),
        Snapshots.PassingModeChange(ResourceKind.NetworkInterface, EipMode.CutThrough).Asking(r => r with { PrivateIpAddress = "10.0.0.3" }),
        ModeChangeCases.Attached(Snapshots.PassingModeChange(ResourceKind.NetworkInterface, EipMode.MultiEip), "ecs.g5.large"),
        ModeChangeCases.ToSecond(Snapshots.PassingModeChange(ResourceKind.NetworkInterface, EipMode.Nat)),
    ];

    public static ModeChangeSnapshot ModeChangeOfNothing { get; } =
        Snapshots.PassingModeChange(ResourceKind.NetworkInterface, EipMode.CutThrough) with { Eip = null, Target = null };

    public static IReadOnlyList<MoveSnapshot> PassingMoves { get; } =
    [
        .. PassingAssociations.Select(MoveCases.Arriving),
        .. Enum.GetValues<ResourceKind>().Select(from => Snapshots.PassingMove(MoveCases.OtherThan(from), from)),
        Snapshots.PassingMove(ResourceKind.EcsInstance, ResourceKind.NetworkInterface)
            .WithAssociation(a => a with { Mode = EipMode.CutThrough, MovedAt = Snapshots.Eip.AllocatedAt }),
    ];

    public static MoveSnapshot MoveOfNothing { get; } =
        Snapshots.PassingMove(ResourceKind.EcsInstance, ResourceKind.HaVip).Asking(r => r with { ResourceKind = null }) with
        {
            Eip = null,
            Current = null,
            Target = null,
        };

    public static IReadOnlyList<SwapSnapshot> PassingSwaps { get; } =
    [
        Snapshots.PassingSwap(ResourceKind.EcsInstance, ResourceKind.HaVip),
        Snapshots.PassingSwap(ResourceKind.Nat, ResourceKind.NetworkInterface),
    ];

    public static SwapSnapshot SwapOfNothing { get; } =
        Snapshots.PassingSwap(ResourceKind.EcsInstance, ResourceKind.HaVip) with { One = new(null, null, null), Other = new(null, null, null) };

    public static IReadOnlyList<ReleaseSnapshot> PassingReleases { get; } = [Snapshots.PassingRelease];

    public static ReleaseSnapshot ReleaseOfNothing { get; } = Snapshots.PassingRelease with { Eip = null };

    public static IReadOnlyList<SegmentReleaseSnapshot> PassingSegmentReleases { get; } = [Snapshots.PassingSegmentRelease];

    public static SegmentReleaseSnapshot SegmentReleaseOfNothing { get; } =
        Snapshots.PassingSegmentRelease with { Segment = null, AllEips = [] };

    public static IReadOnlyList<DnatEntrySnapshot> PassingDnatEntries { get; } =
    [
        Snapshots.PassingDnatEntry,
        Snapshots.PassingDnatEntry.Asking(e => e with { ExternalPort = "Any", InternalPort = "any", Protocol = IpProtocol.Any }),
    ];

    public static IReadOnlyList<SnatEntrySnapshot> PassingSnatEntries { get; } =
    [
        Snapshots.PassingSnatEntry,
        Snapshots.PassingSnatEntry.Asking(e => e with { SourceVSwitchId = null, SourceCidr = "10.1.1.0/24" }),
    ];

    public static SnatEntrySnapshot SnatEntryOfNothing { get; } =
        Snapshots.PassingSnatEntry.Asking(e => e with { SourceVSwitchId = null }) with { NatGateway = null };

    public static DnatEntrySnapshot DnatEntryOfNothing { get; } =
        Snapshots.PassingDnatEntry.Asking(e => e with { ExternalPort = "", InternalPort = "", TargetResourceId = null }) with
        {
            NatGateway = null,
            Target = null,
        };
}

using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>Changes to a snapshot, short enough to read in a list.</summary>
internal static class SnapshotChanges
{
    public static AssociationSnapshot Asking(
        this AssociationSnapshot s,
        Func<AssociationRequest, AssociationRequest> change) => s with { Request = change(s.Request) };

    public static AssociationSnapshot WithEip(this AssociationSnapshot s, Func<Eip, Eip> change) =>
        s with { Eip = change(s.Eip!) };

    public static AssociationSnapshot WithResource<T>(this AssociationSnapshot s, Func<T, CloudResource> change)
        where T : CloudResource => s with { Target = s.Target!.Changed(change) };

    public static AssociationSnapshot WithOccupants(this AssociationSnapshot s, params IReadOnlyList<Occupant> occupants) =>
        s with { Target = s.Target! with { Occupants = occupants } };

    public static AssociationSnapshot WithDnatEntries(this AssociationSnapshot s, params IReadOnlyList<DnatEntry> entries) =>
        s with { Target = s.Target! with { DnatEntries = entries } };

    public static AssociationSnapshot InMode(this AssociationSnapshot s, EipMode mode) =>
        s.Asking(r => r with { Mode = mode });

    public static DisassociationSnapshot Asking(
        this DisassociationSnapshot s,
        Func<DisassociationRequest, DisassociationRequest> change) => s with { Request = change(s.Request) };

    public static DisassociationSnapshot WithEip(this DisassociationSnapshot s, Func<Eip, Eip> change) =>
        s with { Eip = change(s.Eip!) };

    public static DisassociationSnapshot WithResource<T>(this DisassociationSnapshot s, Func<T, CloudResource> change)
        where T : CloudResource => s with { Target = s.Target!.Changed(change) };

    public static DisassociationSnapshot InMode(this DisassociationSnapshot s, EipMode mode) =>
        s.WithEip(eip => eip with { Association = eip.Association! with { Mode = mode } });

    public static DisassociationSnapshot MappingTo(this DisassociationSnapshot s, string privateIpAddress) =>
        s.WithEip(eip => eip with { Association = eip.Association! with { PrivateIpAddress = privateIpAddress } });

    public static ModeChangeSnapshot Asking(
        this ModeChangeSnapshot s,
        Func<ModeChangeRequest, ModeChangeRequest> change) => s with { Request = change(s.Request) };

    public static ModeChangeSnapshot WithEip(this ModeChangeSnapshot s, Func<Eip, Eip> change) =>
        s with { Eip = change(s.Eip!) };

    public static ModeChangeSnapshot WithResource<T>(this ModeChangeSnapshot s, Func<T, CloudResource> change)
        where T : CloudResource => s with { Target = s.Target!.Changed(change) };

    public static ModeChangeSnapshot Beside(this ModeChangeSnapshot s, params IReadOnlyList<Occupant> others) =>
        s with { Target = s.Target! with { Occupants = [.. s.Target.Occupants, .. others] } };

    public static MoveSnapshot Asking(this MoveSnapshot s, Func<MoveRequest, MoveRequest> change) =>
        s with { Request = change(s.Request) };

    public static MoveSnapshot WithEip(this MoveSnapshot s, Func<Eip, Eip> change) => s with { Eip = change(s.Eip!) };

    public static MoveSnapshot WithAssociation(this MoveSnapshot s, Func<Association, Association> change) =>
        s.WithEip(eip => eip with { Association = change(eip.Association!) });

    public static SwapSnapshot Asking(this SwapSnapshot s, Func<SwapRequest, SwapRequest> change) =>
        s with { Request = change(s.Request) };

    public static SwapSnapshot WithOne(this SwapSnapshot s, Func<Eip, Eip> change) =>
        s with { One = s.One with { Eip = change(s.One.Eip!) } };

    public static SwapSnapshot WithOther(this SwapSnapshot s, Func<Eip, Eip> change) =>
        s with { Other = s.Other with { Eip = change(s.Other.Eip!) } };

    public static ReleaseSnapshot WithEip(this ReleaseSnapshot s, Func<Eip, Eip> change) =>
        s with { Eip = change(s.Eip!) };

    public static DnatEntrySnapshot Asking(this DnatEntrySnapshot s, Func<DnatEntry, DnatEntry> change) =>
        s with { Entry = change(s.Entry) };

    public static DnatEntrySnapshot WithGateway(this DnatEntrySnapshot s, Func<NatGateway, CloudResource> change) =>
        s with { NatGateway = s.NatGateway!.Changed(change) };

    public static DnatEntrySnapshot WithEntries(this DnatEntrySnapshot s, params IReadOnlyList<DnatEntry> entries) =>
        s with { NatGateway = s.NatGateway! with { DnatEntries = entries } };

    public static DnatEntrySnapshot ForwardingAnything(this DnatEntrySnapshot s) =>
        s.Asking(e => e with { ExternalPort = "Any", InternalPort = "Any", Protocol = IpProtocol.Any });

    public static DnatEntrySnapshot WithSnatEntries(this DnatEntrySnapshot s, params IReadOnlyList<SnatEntry> entries) =>
        s with { NatGateway = s.NatGateway! with { SnatEntries = entries } };

    public static SnatEntrySnapshot Asking(this SnatEntrySnapshot s, Func<SnatEntry, SnatEntry> change) =>
        s with { Entry = change(s.Entry) };

    public static SnatEntrySnapshot WithGateway(this SnatEntrySnapshot s, Func<NatGateway, CloudResource> change) =>
        s with { NatGateway = s.NatGateway!.Changed(change) };

    public static SnatEntrySnapshot WithEntries(this SnatEntrySnapshot s, params IReadOnlyList<SnatEntry> entries) =>
        s with { NatGateway = s.NatGateway! with { SnatEntries = entries } };

    public static SnatEntrySnapshot WithDnatEntries(this SnatEntrySnapshot s, params IReadOnlyList<DnatEntry> entries) =>
        s with { NatGateway = s.NatGateway! with { DnatEntries = entries } };

    public static DnatEntrySnapshot WithTarget(this DnatEntrySnapshot s, Func<RegisteredResource, RegisteredResource> change) =>
        s with { Target = change(s.Target!) };

    public static RegisteredResource Changed<T>(this RegisteredResource target, Func<T, CloudResource> change)
        where T : CloudResource => target with { Resource = change((T)target.Resource) };
}

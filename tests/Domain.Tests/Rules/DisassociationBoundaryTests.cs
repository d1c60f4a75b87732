using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Domain.Tests.Rules;

/// <summary>What the disassociation and release rules must let pass.</summary>
public sealed class DisassociationBoundaryTests
{
    private static readonly DisassociationSnapshot Nat = Snapshots.PassingDisassociation(ResourceKind.Nat);

    [Fact]
    public void Evaluate_ResourceGone_Passes() => Passes(Nat with { Target = null });

    [Fact]
    public void Evaluate_EcsReleased_Passes() =>
        Passes(Snapshots.PassingDisassociation(ResourceKind.EcsInstance)
            .WithResource<EcsInstance>(r => r with { Status = EcsStatus.Released }));

    [Fact]
    public void Evaluate_NothingNamed_Passes() =>
        Passes(Nat.Asking(r => r with { ResourceId = null, ResourceKind = null }));

    [Fact]
    public void Evaluate_AddressThatItMapsToAndResourceGone_Passes() =>
        Passes(Snapshots.PassingDisassociation(ResourceKind.EcsInstance)
            .MappingTo("10.0.0.1").Asking(r => r with { PrivateIpAddress = "10.0.0.1" }) with { Target = null });

    [Fact]
    public void Evaluate_OtherAddress_SaysWhichItMapsTo()
    {
        var violation = Only(Snapshots.PassingDisassociation(ResourceKind.NetworkInterface)
            .MappingTo("10.0.0.3").Asking(r => r with { PrivateIpAddress = "10.0.0.4" }));

        Assert.Equal("EIP 'eip-1' maps to 10.0.0.3 of 'eni-1', not to 10.0.0.4.", violation.Message);
        Assert.Equal(("privateIpAddress", "InvalidParameter", false), (violation.Field, violation.Code, violation.Retryable));
    }

    [Fact]
    public void Evaluate_AddressOfAResourceNotVisible_AnswersAlikeForRightAndWrongAddress()
    {
        var hidden = Snapshots.PassingDisassociation(ResourceKind.EcsInstance).MappingTo("10.0.0.1")
            .WithResource<EcsInstance>(r => r with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser };

        Assert.Equal(
            Only(hidden.Asking(r => r with { PrivateIpAddress = "10.0.0.1" })),
            Only(hidden.Asking(r => r with { PrivateIpAddress = "10.0.0.9" })));
    }

    [Fact]
    public void Evaluate_UsedByDnatEntriesAndForced_Passes() =>
        Passes(Nat.Asking(r => r with { Force = true }) with { Target = Nat.Target! with { DnatEntries = [Snapshots.Entry()] } });

    [Fact]
    public void Evaluate_DnatEntriesOfAnotherEip_Passes() =>
        Passes(Nat with
        {
            Target = Nat.Target! with { DnatEntries = [Snapshots.Entry() with { ExternalIp = "203.0.113.77" }] },
        });

    [Fact]
    public void Evaluate_AttachedEniInNatMode_Passes() =>
        Passes(Snapshots.PassingDisassociation(ResourceKind.NetworkInterface).WithResource<NetworkInterface>(
            r => r with { Status = NetworkInterfaceStatus.InUse, InstanceId = "i-1" }));

    [Fact]
    public void Evaluate_NamedResourceNotVisible_AnswersAlikeForRightAndWrongName()
    {
        var hidden = Nat.WithResource<NatGateway>(r => r with { ResourceGroupId = "rg-2" }) with { Principal = Snapshots.RamUser };
        var wrong = hidden.Asking(r => r with { ResourceId = "ngw-9" });

        Assert.Equal("There is no resource 'ngw-1'.", Only(hidden).Message);
        Assert.Equal("There is no resource 'ngw-9'.", Only(wrong).Message);
    }

    [Fact]
    public void Release_HeldByAResource_NamesIt() =>
        Assert.Equal(
            "EIP 'eip-1' is InUse, held by 'i-9'; it must be Available.",
            Assert.Single(ReleaseRules.All.Evaluate(
                Snapshots.PassingRelease.WithEip(e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") }))).Message);

    [Fact]
    public void Release_HeldAndLimitedRamUser_DoesNotNameTheResource()
    {
        var violation = Assert.Single(ReleaseRules.All.Evaluate(Snapshots.PassingRelease.WithEip(
            e => e with { State = EipState.InUse, Association = Snapshots.Association("i-9") }) with { Principal = Snapshots.RamUser }));

        Assert.Equal("EIP 'eip-1' is InUse; it must be Available.", violation.Message);
        Assert.Null(violation.BlockingResource);
    }

    [Fact]
    public void Release_PaymentOverdue_Passes() =>
        Assert.Empty(ReleaseRules.All.Evaluate(
            Snapshots.PassingRelease.WithEip(e => e with { LockReason = EipLockReason.Financial })));

    private static Violation Only(DisassociationSnapshot snapshot) =>
        Assert.Single(DisassociationRules.All.Evaluate(snapshot));

    private static void Passes(DisassociationSnapshot snapshot) =>
        Assert.Empty(DisassociationRules.All.Evaluate(snapshot));
}

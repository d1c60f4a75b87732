using System.Text.Json;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Reconciliation;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Tests.Reconciliation;

public sealed class SlotComparisonTests
{
    private static readonly SlotKey Key = new("eni-1", "0", "eip-1");

    private static readonly Association Held = new()
    {
        AssociationId = "assoc-1",
        ResourceId = "eni-1",
        ResourceKind = ResourceKind.NetworkInterface,
        Slot = "0",
        Mode = EipMode.MultiEip,
        PrivateIpAddress = "10.0.0.1",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly Occupant Occupying = new("0", "eip-1", "198.18.0.1", InternetChargeType.PayByTraffic, EipMode.MultiEip, "10.0.0.1");

    [Fact]
    public void Of_WhatAgrees_FindsNothing()
    {
        Assert.Empty(SlotComparison.Of(Key, new()));
        Assert.Empty(SlotComparison.Of(Key, Facts(claim: "assoc-1", [Occupying], Held)));
    }

    [Fact]
    public void Of_ChangeOfModeInTheSameSlot_WantsBothOccupantsAndOneClaim()
    {
        var before = Held with { Mode = EipMode.Nat };
        var was = Occupying with { Mode = EipMode.Nat };

        Assert.Empty(SlotComparison.Of(Key, Facts("assoc-1", [was, Occupying], Held, before)));
        Assert.Equal([(FindingKind.MissingOccupant, before)], Found(Facts("assoc-1", [Occupying], Held, before)));
    }

    [Fact]
    public void Of_NoAssociation_ClaimAndOccupantAreUnowned() =>
        Assert.Equal(
            [(FindingKind.UnownedClaim, null), (FindingKind.UnownedOccupant, null)],
            Found(Facts("assoc-1", [Occupying])));

    [Fact]
    public void Of_ClaimForAnotherAssociation_IsUnownedAndItsOwnIsMissing() =>
        Assert.Equal(
            [(FindingKind.UnownedClaim, null), (FindingKind.MissingClaim, Held)],
            Found(Facts("assoc-0", [Occupying], Held)));

    [Fact]
    public void Of_ClaimIsSharedWithTheOtherOfASwap_NoneIsMissed()
    {
        var facts = Facts(claim: null, [Occupying], Held);
        facts.IsShared = true;

        Assert.Empty(SlotComparison.Of(Key, facts));
    }

    [Theory]
    [InlineData("op-1", "assoc-2", true)]
    [InlineData("op-2", "assoc-2", false)]
    [InlineData("op-1", "assoc-3", false)]
    [InlineData("op-1", null, false)]
    public void IsShared_OnlyWithTheOneThatTheSameOperationTakesOut(string operationId, string? claimedFor, bool isShared)
    {
        var (here, elsewhere) = (Held with { AssociationId = "assoc-2" }, Held with { AssociationId = "assoc-0", Slot = "1" });
        var arriving = Changing("eip-1", "op-1", Held with { Replaces = elsewhere });
        var leaving = Changing("eip-2", operationId, elsewhere with { Replaces = here });

        Assert.Equal(isShared, SwapClaim.IsShared(Key, arriving, leaving, claimedFor));
        Assert.False(SwapClaim.IsShared(Key with { Slot = "2" }, arriving, leaving, claimedFor));
    }

    [Fact]
    public void Of_ResourceIsGone_NoOccupantIsMissed()
    {
        var facts = Facts("assoc-1", [], Held);
        facts.IsRegistered = false;

        Assert.Empty(SlotComparison.Of(Key, facts));
        Assert.Equal([(FindingKind.MissingOccupant, Held)], Found(Facts("assoc-1", [], Held)));
    }

    // The state is what no caller may set.
    private static Eip Changing(string eipId, string operationId, Association association) => JsonSerializer.Deserialize(
        $$"""{"eipId":"{{eipId}}","ipAddress":"198.18.0.1","regionId":"r","state":"Associating","allocatedAt":"2026-01-01T00:00:00Z","operationId":"{{operationId}}"}""",
        DomainJson.Default.Eip)! with { Association = association };

    private static IEnumerable<(FindingKind Kind, Association? Association)> Found(SlotFacts facts) =>
        SlotComparison.Of(Key, facts).Select(found => (found.Suspect.Kind, found.Association));

    private static SlotFacts Facts(string? claim, Occupant[] occupants, params Association[] associations)
    {
        var facts = new SlotFacts { ClaimedFor = claim, IsRegistered = true, Version = "v" };
        facts.Occupants.AddRange(occupants);
        facts.Associations.AddRange(associations);
        return facts;
    }
}

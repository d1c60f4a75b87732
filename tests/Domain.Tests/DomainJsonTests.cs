using System.Text.Json;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Idle;
using EipFunctions.Domain.Resources;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Tests.Rules;
using FsCheck.Xunit;

namespace EipFunctions.Domain.Tests;

/// <summary>Records with lists in them are compared by their JSON: a round trip that loses something shows in it.</summary>
[Properties(Arbitrary = [typeof(RandomSnapshots)])]
public sealed class DomainJsonTests
{
    [Property]
    public void RoundTrip_AnyEip_LosesNothing(AssociationSnapshot snapshot)
    {
        if (snapshot.Eip is not { } eip)
        {
            return;
        }

        eip = eip with
        {
            Association = Snapshots.Association("i-1"),
            EventSequence = 7,
            Tags = new Dictionary<string, string> { ["a"] = "b" },
            LastHolder = LastHolder.Of(Snapshots.Association("i-2"), "rg-1", eip.AllocatedAt),
            WafOrigins = [new() { WafInstanceId = "waf-1", Domains = ["a.example.com"], Note = "n", RecordedAt = eip.AllocatedAt }],
        };

        var json = JsonSerializer.Serialize(eip, DomainJson.Default.Eip);
        var back = JsonSerializer.Deserialize(json, DomainJson.Default.Eip)!;

        Assert.Equal(eip with { Tags = back.Tags, WafOrigins = back.WafOrigins }, back);
        Assert.True(eip.WafOrigins.Single().SaysTheSameAs(back.WafOrigins.Single()));
        Assert.Equal(eip.Tags, back.Tags);
        Assert.Equal(json, JsonSerializer.Serialize(back, DomainJson.Default.Eip));
    }

    [Property]
    public void RoundTrip_AnyRegisteredResource_LosesNothing(AssociationSnapshot snapshot)
    {
        if (snapshot.Target is not { } target)
        {
            return;
        }

        var json = JsonSerializer.Serialize(target, DomainJson.Default.RegisteredResource);
        var back = JsonSerializer.Deserialize(json, DomainJson.Default.RegisteredResource)!;

        Assert.Equal(target.Resource.GetType(), back.Resource.GetType());
        Assert.Equal(target.Occupants, back.Occupants);
        Assert.Equal(target.DnatEntries, back.DnatEntries);
        Assert.Equal(json, JsonSerializer.Serialize(back, DomainJson.Default.RegisteredResource));
    }

    [Theory]
    [InlineData(ResourceKind.EcsInstance)]
    [InlineData(ResourceKind.SlbInstance)]
    [InlineData(ResourceKind.NetworkInterface)]
    [InlineData(ResourceKind.Nat)]
    [InlineData(ResourceKind.HaVip)]
    public void Serialize_EveryKind_CarriesItsKindByTheApisName(ResourceKind kind)
    {
        var json = JsonSerializer.Serialize(
            new RegisteredResource { Resource = Snapshots.Resource(kind) },
            DomainJson.Default.RegisteredResource);

        Assert.Contains($"\"kind\":\"{kind}\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EipMode.Nat, "NAT")]
    [InlineData(EipMode.CutThrough, "BINDED")]
    [InlineData(EipMode.MultiEip, "MULTI_BINDED")]
    public void Serialize_Mode_TakesTheApisName(EipMode mode, string name) =>
        Assert.Contains(
            $"\"mode\":\"{name}\"",
            JsonSerializer.Serialize(Snapshots.Eip with { Mode = mode }, DomainJson.Default.Eip),
            StringComparison.Ordinal);

    [Fact]
    public void Serialize_NetworkInterface_WritesNothingThatIsDerived()
    {
        var json = JsonSerializer.Serialize(Snapshots.Resource(ResourceKind.NetworkInterface), DomainJson.Default.CloudResource);

        Assert.DoesNotContain("isAttached", json, StringComparison.Ordinal);
        Assert.DoesNotContain("primaryPrivateIpAddress", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EipFromBeforeThereWereSegments_IsOfNone()
    {
        var old = JsonSerializer.Serialize(Snapshots.Eip, DomainJson.Default.Eip);
        Assert.DoesNotContain("segment", old, StringComparison.OrdinalIgnoreCase);

        Assert.Null(JsonSerializer.Deserialize(old, DomainJson.Default.Eip)!.SegmentInstanceId);
    }

    [Fact]
    public void RoundTrip_ASegment_LosesNothing()
    {
        var segment = Snapshots.Segment with { Name = "n", Description = "d", ZoneId = "z", IsRemoving = true, Bandwidth = 9 };

        var json = JsonSerializer.Serialize(segment, DomainJson.Default.EipSegment);

        Assert.Equal(segment, JsonSerializer.Deserialize(json, DomainJson.Default.EipSegment));
        Assert.DoesNotContain("eipIds", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EntryAndEventOfOld_LackWhatCameLater()
    {
        var entry = JsonSerializer.Deserialize(
            """{"at":"2026-01-01T00:00:00+00:00","action":"a","principalId":"p","eipId":"eip-1","resourceId":"i-1","before":"Available","after":"Associating"}""",
            DomainJson.Default.AuditEntry)!;
        var facts = JsonSerializer.Deserialize("""{"kind":"Nat","status":"Available"}""", DomainJson.Default.RegistrationFacts)!;
        var eipEvent = JsonSerializer.Deserialize(
            """{"eventId":"eip-1:1","type":"t","eipId":"eip-1","sequence":1,"occurredAt":"2026-01-01T00:00:00+00:00","data":{"accountId":"a","regionId":"r","eipId":"eip-1","ipAddress":"198.18.0.1","principalId":"p"}}""",
            DomainJson.Default.EipEvent)!;

        Assert.Equal(("eip-1", EipState.Associating), (entry.EipId, entry.After!.Value));
        Assert.Equal((null, null), (entry.ResourceBefore, entry.ModeAfter));
        Assert.Empty(facts.PrivateIpAddresses);
        Assert.Null(eipEvent.TraceParent);
    }

    // Equal to one that is made now, or a repeated request would be taken for another.
    [Fact]
    public void Read_DnatEntryOfOld_IsTheOneWithoutAName()
    {
        var entry = JsonSerializer.Deserialize(
            """{"dnatEntryId":"fwd-1","natGatewayId":"ngw-1","externalIp":"198.18.0.1","externalPort":"80","internalIp":"10.0.0.1","internalPort":"80","protocol":"TCP"}""",
            DomainJson.Default.DnatEntry)!;

        Assert.Equal(
            new DnatEntry
            {
                DnatEntryId = "fwd-1",
                NatGatewayId = "ngw-1",
                ExternalIp = "198.18.0.1",
                ExternalPort = "80",
                InternalIp = "10.0.0.1",
                InternalPort = "80",
                Protocol = IpProtocol.Tcp,
            },
            entry);
        Assert.Equal("", entry.Name);
    }
}

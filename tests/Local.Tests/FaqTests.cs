using System.Text.Json.Nodes;

namespace EipFunctions.Local.Tests;

/// <summary>The fifteen questions of the FAQ, put to the running service; each has a region for itself.</summary>
public sealed class FaqTests(FaqHost faq) : IClassFixture<FaqHost>
{
    [Fact]
    public async Task WhichResources_EachOfTheFiveKinds_GetsItsEip()
    {
        var region = faq.Region("faq-resources");
        await region.InstanceAsync("i-1", "10.0.0.1");
        await region.SlbAsync("lb-1", "10.0.0.2");
        await region.SecondaryEniAsync("eni-1", "\"10.0.0.3\"");
        await region.NatGatewayAsync("ngw-1");
        await region.RegisterAsync("havip-1", """{"kind":"HaVip","vpcId":"vpc-1","status":"Available","privateIpAddress":"10.0.0.4"}""");
        await region.RegisterAsync("i-classic", """{"kind":"EcsInstance","status":"Running","privateIpAddress":"10.0.0.9"}""");

        foreach (var resourceId in (string[])["i-1", "lb-1", "eni-1", "ngw-1", "havip-1"])
        {
            _ = await region.GiveEipAsync(resourceId);
        }

        Assert.Equal(["resource-in-vpc"], await region.WhyNotAsync(await region.AllocateAsync(), "i-classic"));
    }

    [Fact]
    public async Task MultipleResources_SecondAssociation_IsRefusedAndNamesTheHolder()
    {
        var region = faq.Region("faq-one");
        await region.InstanceAsync("i-1", "10.0.0.1");
        await region.InstanceAsync("i-2", "10.0.0.2");
        var eipId = await region.GiveEipAsync("i-1");

        Assert.Equal(["eip-available"], await region.WhyNotAsync(eipId, "i-2"));
        var (_, problem) = await region.AssociateAsync(eipId, "i-2");
        Assert.Equal("i-1", $"{problem["violations"]![0]!["blockingResource"]}");
    }

    [Fact]
    public async Task AnotherRegion_IsRefusedAndNamesBothRegions()
    {
        var (beijing, hangzhou) = (faq.Region("faq-beijing"), faq.Region("faq-hangzhou"));
        await hangzhou.InstanceAsync("i-hangzhou", "10.0.0.1");
        var eipId = await beijing.AllocateAsync();

        Assert.Equal(["same-region"], await beijing.WhyNotAsync(eipId, "i-hangzhou"));
        var (_, problem) = await beijing.AssociateAsync(eipId, "i-hangzhou");
        Assert.Contains("'faq-hangzhou'", $"{problem["violations"]![0]!["message"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherZone_IsOfNoConcern()
    {
        var region = faq.Region("faq-zones");
        await region.InstanceAsync("i-a", "10.0.0.1", ",\"zoneId\":\"faq-zones-a\"");
        await region.InstanceAsync("i-b", "10.0.0.2", ",\"zoneId\":\"faq-zones-b\"");

        _ = await region.GiveEipAsync("i-a");
        _ = await region.GiveEipAsync("i-b");
    }

    [Fact]
    public async Task HowMany_NatGateway_TwentyOfThemTenPayByTrafficUntilAQuotaIsRaised()
    {
        var region = faq.Region("faq-counts");
        await faq.Host.MustAsync(HttpMethod.Put, $"{region.Path}/settings", """{"quotas":{"eip_quota_instances_num":100}}""");
        await region.NatGatewayAsync("ngw-1");
        const string PayByTraffic = """{"internetChargeType":"PayByTraffic"}""";
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(200, (await region.AssociateAsync(await region.AllocateAsync(PayByTraffic), "ngw-1")).Status);
        }

        Assert.Equal(["nat-pay-by-traffic-quota"], await region.WhyNotAsync(await region.AllocateAsync(PayByTraffic), "ngw-1"));
        for (var i = 0; i < 10; i++)
        {
            _ = await region.GiveEipAsync("ngw-1");
        }

        var last = await region.AllocateAsync();
        Assert.Equal(["nat-eip-quota"], await region.WhyNotAsync(last, "ngw-1"));
        var asked = await faq.Host.MustAsync(
            HttpMethod.Post,
            $"{region.Path}/quota-requests",
            """{"quotaId":"natgw_quota_eip_num_per_nat","scope":"resource","resourceId":"ngw-1","desiredLimit":21,"reason":"One more."}""");
        await faq.Host.MustAsync(HttpMethod.Post, $"{region.Path}/quota-requests/{asked["requestId"]}/approve");
        Assert.Equal(200, (await region.AssociateAsync(last, "ngw-1")).Status);
    }

    [Fact]
    public async Task Slb_InternalFromTheEipSide_OnlySo()
    {
        var region = faq.Region("faq-slb");
        await region.SlbAsync("lb-internal", "10.0.0.1");
        await region.SlbAsync("lb-public", "10.0.0.2", "Internet");
        var eipId = await region.AllocateAsync();

        Assert.Equal(["slb-internal"], await region.WhyNotAsync(eipId, "lb-public"));
        var (status, body) = await faq.AskAsAsync(
            FaqHost.SlbConsoleKey, HttpMethod.Post, $"{region.Path}/eips/{eipId}/associate", """{"resourceId":"lb-internal"}""");
        Assert.Equal(403, status);
        Assert.Contains("slb-from-eip-side", body, StringComparison.Ordinal);
        Assert.Equal(200, (await region.AssociateAsync(eipId, "lb-internal")).Status);
        Assert.Equal(["slb-one-eip"], await region.WhyNotAsync(await region.AllocateAsync(), "lb-internal"));
    }

    [Fact]
    public async Task SlbNotSeen_OtherGroupAndRamUser_ExplainedToTheAccountAndToNobodyElse()
    {
        var region = faq.Region("faq-hidden");
        await region.SlbAsync("lb-1", "10.0.0.1", more: ",\"resourceGroupId\":\"rg-slb\"");
        var eipId = await region.AllocateAsync("""{"resourceGroupId":"rg-eips"}""");
        Assert.Equal(200, (await region.AssociateAsync(eipId, "lb-1")).Status);

        var seen = await region.GetAsync($"visibility?eipId={eipId}&asPrincipal=alice");
        var (status, asAlice) = await faq.AskAsAsync(FaqHost.RamUserKey, HttpMethod.Get, $"{region.Path}/eips/{eipId}/candidates");

        Assert.Contains("rg-slb", seen.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("alice", seen.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(200, status);
        Assert.DoesNotContain("lb-1", asAlice, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(asAlice)!["notice"]);
    }

    [Theory]
    [InlineData("2018-01-25", 409)]
    [InlineData("2018-01-26", 200)]
    public async Task NatGateway_BandwidthPlanBoughtBefore20180126_RefusedWithTheTicketAsRemedy(string boughtOn, int expected)
    {
        var region = faq.Region($"faq-plan-{boughtOn}");
        await faq.Host.MustAsync(HttpMethod.Put, $"{region.Path}/settings", $$"""{"natBandwidthPlanBoughtOn":"{{boughtOn}}"}""");
        await region.NatGatewayAsync("ngw-1");

        var (status, body) = await region.AssociateAsync(await region.AllocateAsync(), "ngw-1");

        Assert.Equal(expected, status);
        Assert.Equal(expected == 409, body.ToJsonString().Contains("submit a ticket", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dnat_AndEip_ExcludeEachOtherOnAnInstance()
    {
        var region = faq.Region("faq-dnat");
        await region.NatGatewayAsync("ngw-1");
        var ip = $"{(await region.GetAsync($"eips/{await region.GiveEipAsync("ngw-1")}"))["ipAddress"]}";
        await region.InstanceAsync("i-eip", "10.0.0.1");
        await region.InstanceAsync("i-dnat", "10.0.0.2");
        _ = await region.GiveEipAsync("i-eip");

        string Entry(string internalIp, string more = "") =>
            $$"""{"externalIp":"{{ip}}","externalPort":"{{internalIp.Split('.')[3]}}","internalIp":"{{internalIp}}","internalPort":"80","protocol":"TCP"{{more}}}""";
        var toEip = await region.SendAsync(HttpMethod.Post, "nat-gateways/ngw-1/dnat-entries", Entry("10.0.0.1"));
        var toOther = await region.SendAsync(HttpMethod.Post, "nat-gateways/ngw-1/dnat-entries", Entry("10.0.0.2"));
        var imported = await region.SendAsync(HttpMethod.Post, "nat-gateways/ngw-1/dnat-entries", Entry("10.0.0.1", ",\"imported\":true"));

        Assert.Equal(["target-without-eip"], toEip.Body.Rules());
        Assert.Equal(201, toOther.Status);
        Assert.Equal(["ecs-no-dnat-entries"], await region.WhyNotAsync(await region.AllocateAsync(), "i-dnat"));
        Assert.Equal("EipPreferred", $"{(await region.GetAsync($"nat-gateways/ngw-1/dnat-entries/{imported.Body["dnatEntryId"]}"))["obstacle"]}");
    }

    [Fact]
    public async Task EcsInstance_NotInVpcWrongStatePublicIpAndEip_EveryReasonComesBack()
    {
        var region = faq.Region("faq-ecs");
        await region.InstanceAsync("i-1", "10.0.0.1");
        _ = await region.GiveEipAsync("i-1");
        await region.InstanceAsync("i-1", "10.0.0.1", ",\"publicIpAddress\":\"198.51.100.1\"");
        await region.RegisterAsync("i-2", """{"kind":"EcsInstance","status":"Starting","privateIpAddress":"10.0.0.2"}""");

        Assert.Equal(["ecs-no-public-ip", "ecs-one-eip"], await region.WhyNotAsync(await region.AllocateAsync(), "i-1"));
        Assert.Equal(["resource-in-vpc", "ecs-state"], await region.WhyNotAsync(await region.AllocateAsync(), "i-2"));
    }

    [Theory]
    [InlineData("NAT", false, true)]
    [InlineData("BINDED", true, false)]
    [InlineData("MULTI_BINDED", true, true)]
    public async Task EipNotOnTheEni_EachMode_SaysWhatTheOperatingSystemSees(string mode, bool visible, bool keepsPrivateNetwork)
    {
        var region = faq.Region($"faq-mode-{mode}");
        await region.SecondaryEniAsync("eni-1", "\"10.0.0.3\"", more: ",\"macAddress\":\"00:16:3e:00:00:01\",\"vSwitchCidrBlock\":\"10.0.0.0/24\"");
        var eipId = await region.GiveEipAsync("eni-1");
        var changed = await region.SendAsync(HttpMethod.Post, $"eips/{eipId}/change-mode", $$"""{"mode":"{{mode}}"}""");
        Assert.Equal(200, changed.Status);

        var guidance = await region.GetAsync($"eips/{eipId}/guidance");

        Assert.Equal((visible, keepsPrivateNetwork), ((bool)guidance["isVisible"]!, (bool)guidance["keepsPrivateNetwork"]!));
        Assert.Equal(2, guidance["operatingSystems"]!.AsArray().Count);
    }

    [Fact]
    public async Task SeveralEips_PlannedAndCarriedOut_AllOnOneInstance()
    {
        var region = faq.Region("faq-several");
        await region.InstanceAsync("i-1", "10.0.0.1", ",\"instanceType\":\"ecs.c6.large\"");
        await region.SecondaryEniAsync("eni-1", "\"10.0.0.3\",\"10.0.0.4\"", "i-1");
        var plans = await region.GetAsync("resources/i-1/eip-plans?count=3");
        var way = $"{plans["plans"]![0]!["way"]}";
        string[] eipIds = [await region.AllocateAsync(), await region.AllocateAsync(), await region.AllocateAsync()];

        var (status, operation) = await region.SendAsync(
            HttpMethod.Post,
            "resources/i-1/eip-plans",
            $$"""{"way":"{{way}}","eipIds":["{{string.Join("\",\"", eipIds)}}"]}""");

        Assert.Equal("secondary-private-ips", way);
        Assert.True(status == 200, operation.ToJsonString());
        Assert.All(operation["items"]!.AsArray(), item => Assert.Equal("Succeeded", $"{item!["status"]}"));
    }

    [Fact]
    public async Task NoInternet_DefaultRouteByThePrimaryEni_FoundWithTheCommandsThatMendIt()
    {
        var region = faq.Region("faq-route");
        await region.InstanceAsync("i-1", "10.0.0.1", ",\"operatingSystem\":\"Linux\",\"vSwitchCidrBlock\":\"10.0.0.0/24\"");
        await region.SecondaryEniAsync("eni-1", "\"10.0.0.3\"", "i-1", ",\"deviceIndex\":1,\"vSwitchCidrBlock\":\"10.0.0.0/24\"");
        _ = await region.GiveEipAsync("eni-1");

        var report = await region.GetAsync("resources/i-1/connectivity");

        Assert.Contains("section_m3e_7x3_xo5", report["findings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("ip route", report["findings"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ipv6_OnAnInstance_AssignedListedAndTakenBack()
    {
        var region = faq.Region("faq-ipv6");
        await region.InstanceAsync("i-1", "10.0.0.1", ",\"ipv6CidrBlock\":\"2001:db8:0:1::/64\"");
        await faq.Host.MustAsync(HttpMethod.Post, $"{region.Path}/resources/i-1/ipv6-addresses", """{"address":"2001:db8:0:1::10"}""");
        _ = await region.GiveEipAsync("i-1");

        Assert.Contains("2001:db8:0:1::10", (await region.GetAsync("resources/i-1/ipv6-addresses")).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("2001:db8:0:1::10", (await region.GetAsync("resources/i-1/guidance?os=windows")).ToJsonString(), StringComparison.Ordinal);
        await faq.Host.MustAsync(HttpMethod.Delete, $"{region.Path}/resources/i-1/ipv6-addresses/2001:db8:0:1::10");
        Assert.DoesNotContain("::10", (await region.GetAsync("resources/i-1/ipv6-addresses")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waf_OriginRecorded_WarnedOfBeforeTheEipGoes()
    {
        var region = faq.Region("faq-waf");
        await region.InstanceAsync("i-1", "10.0.0.1");
        var eipId = await region.GiveEipAsync("i-1");
        await faq.Host.MustAsync(HttpMethod.Put, $"{region.Path}/eips/{eipId}/waf-origins/waf-1", """{"domains":["www.example.com"]}""");

        var (_, dryRun) = await region.SendAsync(HttpMethod.Post, $"eips/{eipId}/disassociate", """{"dryRun":true}""");

        Assert.Contains(dryRun["warnings"]!.AsArray(), warning =>
            $"{warning!["id"]}" == "waf-origin" && $"{warning["message"]}".Contains("www.example.com", StringComparison.Ordinal));
        Assert.True((bool)dryRun["wouldSucceed"]!);
    }
}

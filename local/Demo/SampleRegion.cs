namespace EipFunctions.Local.Demo;

/// <summary>A small data center: something of each kind, and a few that rules object to.</summary>
internal static class SampleRegion
{
    public const string Id = "cn-hangzhou";

    /// <summary>A region in which one resource is.</summary>
    public const string OtherId = "cn-beijing";

    /// <summary>The resources, by id, in <see cref="Id"/>.</summary>
    public static IReadOnlyDictionary<string, string> Resources { get; } = new Dictionary<string, string>
    {
        ["i-web"] = """{"kind":"EcsInstance","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","status":"Running","instanceType":"ecs.g6.large","privateIpAddress":"10.0.0.11"}""",
        ["i-batch"] = """{"kind":"EcsInstance","zoneId":"cn-hangzhou-i","vpcId":"vpc-1","status":"Stopped","instanceType":"ecs.g6.large","privateIpAddress":"10.0.0.12"}""",
        ["i-starting"] = """{"kind":"EcsInstance","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","status":"Starting","instanceType":"ecs.g6.large","privateIpAddress":"10.0.0.13"}""",
        ["lb-internal"] = """{"kind":"SlbInstance","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","addressType":"Intranet","privateIpAddress":"10.0.0.20"}""",
        ["lb-public"] = """{"kind":"SlbInstance","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","addressType":"Internet","privateIpAddress":"10.0.0.21"}""",
        ["eni-app"] = """{"kind":"NetworkInterface","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","type":"Secondary","status":"Available","privateIpAddresses":["10.0.0.30","10.0.0.31","10.0.0.32"]}""",
        ["ngw-out"] = """{"kind":"Nat","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","status":"Available"}""",
        ["havip-db"] = """{"kind":"HaVip","zoneId":"cn-hangzhou-h","vpcId":"vpc-1","status":"Available","privateIpAddress":"10.0.0.40"}""",
    };

    /// <summary>The instance that takes the place of i-web.</summary>
    public const string Replacement = """{"kind":"EcsInstance","zoneId":"cn-hangzhou-i","vpcId":"vpc-1","status":"Running","instanceType":"ecs.g6.large","privateIpAddress":"10.0.0.14","replaces":"i-web"}""";

    /// <summary>The event, in Event Grid's schema, that an instance was released.</summary>
    public static string Released(string instanceId, DateTimeOffset at) => $$$"""
        [{"id":"released-{{{instanceId}}}-{{{at.UtcTicks}}}","topic":"/demo","subject":"{{{instanceId}}}","eventType":"EipFunctions.Resource.Changed",
          "eventTime":"{{{at:O}}}","dataVersion":"1",
          "data":{"regionId":"{{{Id}}}","resourceId":"{{{instanceId}}}","kind":"EcsInstance","status":"Released"}}]
        """;

    /// <summary>An ECS instance in <see cref="OtherId"/>, outside any VPC and with a public IP address of its own.</summary>
    public const string FarInstance = """{"kind":"EcsInstance","zoneId":"cn-beijing-a","status":"Pending","instanceType":"ecs.g6.large","privateIpAddress":"10.1.0.11","publicIpAddress":"203.0.113.9"}""";
}

namespace EipFunctions.Infra.Tests;

/// <summary>The deployments that the tests look at, each worked out once.</summary>
internal static class Deployments
{
    /// <summary>A topic in another subscription of Azure.</summary>
    public const string ExistingTopic =
        "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/others/providers/Microsoft.EventGrid/topics/theirs";

    private const string Needed = """
        param name = 'eip-test'
        param accountId = '1234567890123456'
        param gatewayEndpoint = 'https://gateway.example.com'

        """;

    private static readonly Lazy<Task<Deployment>> FirstOne = new(() => Bicep.PredictAsync($"""
        {Needed}
        param ownerKey = 'owner.test'
        param gatewayKey = 'test'
        param encryptionKey = 'test'
        """));

    private static readonly Lazy<Task<Deployment>> SubscribedOne = new(() => Bicep.PredictAsync($"""
        {Needed}
        param deploySubscription = true
        param eventsInSenderPrincipalIds = ['11111111-1111-1111-1111-111111111111']
        """));

    private static readonly Lazy<Task<Deployment>> ExistingTopicOne = new(() => Bicep.PredictAsync($"""
        {Needed}
        param deploySubscription = true
        param eventsInTopicId = '{ExistingTopic}'
        """));

    private static readonly Lazy<Task<Deployment>> SchedulerOne = new(() => Bicep.PredictAsync($"""
        {Needed}
        param durableBackend = 'DurableTaskScheduler'
        """));

    private static readonly Lazy<Task<Deployment>> RotatedOne = new(() => Bicep.PredictAsync($"""
        {Needed}
        param encryptionKey = 'test'
        param previousEncryptionKeyVersion = '0123456789abcdef0123456789abcdef'
        """));

    /// <summary>The first, before the functions are there.</summary>
    public static Task<Deployment> First => FirstOne.Value;

    /// <summary>The second, with the subscription to instance events and a publisher of them.</summary>
    public static Task<Deployment> Subscribed => SubscribedOne.Value;

    /// <summary>With the subscription to a topic of others.</summary>
    public static Task<Deployment> SubscribedToExistingTopic => ExistingTopicOne.Value;

    /// <summary>With the Durable Task Scheduler.</summary>
    public static Task<Deployment> Scheduler => SchedulerOne.Value;

    /// <summary>With a new encryption key beside the one before it.</summary>
    public static Task<Deployment> Rotated => RotatedOne.Value;
}

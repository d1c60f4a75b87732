namespace EipFunctions.Infra.Tests;

public sealed class SubscriptionTests
{
    private const string Subscription = "Microsoft.EventGrid/topics/eventSubscriptions";

    [Fact]
    public async Task Subscription_BeforeTheFunctionsAreThere_IsNotMade() =>
        Assert.Empty((await Deployments.First).OfType(Subscription));

    [Fact]
    public async Task Subscription_Delivery_IsToTheFunctionAsCloudEvents()
    {
        var properties = Assert.Single((await Deployments.Subscribed).OfType(Subscription))["properties"]!;
        Assert.Equal("AzureFunction", $"{properties["destination"]!["endpointType"]}");
        Assert.EndsWith("/functions/ReceiveResourceEvent", $"{properties["destination"]!["properties"]!["resourceId"]}", StringComparison.Ordinal);
        Assert.Equal(1, (int)properties["destination"]!["properties"]!["maxEventsPerBatch"]!);
        Assert.Equal("CloudEventSchemaV1_0", $"{properties["eventDeliverySchema"]}");
        Assert.Equal(30, (int)properties["retryPolicy"]!["maxDeliveryAttempts"]!);
    }

    [Fact]
    public async Task Subscription_Function_IsOneOfTheApp()
    {
        var functions = await FunctionsFile.ReadAsync("Events/ResourceEventFunctions.cs");
        Assert.Contains("[Function(nameof(ReceiveResourceEvent))]", functions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscription_TopicOfOthers_IsMadeThereAndNoTopicBesides()
    {
        var deployment = await Deployments.SubscribedToExistingTopic;
        var subscription = Assert.Single(deployment.OfType(Subscription));
        Assert.StartsWith($"{Deployments.ExistingTopic}/eventSubscriptions/", $"{subscription["id"]}", StringComparison.Ordinal);
        _ = Assert.Single(deployment.OfType("Microsoft.EventGrid/topics"));
    }

    [Fact]
    public async Task Subscription_DeadLetters_GoToAContainerOfTheDeploymentByIdentity()
    {
        var deployment = await Deployments.Subscribed;
        var deadLetters = Assert.Single(deployment.OfType(Subscription))["properties"]!["deadLetterWithResourceIdentity"]!;
        var destination = deadLetters["deadLetterDestination"]!["properties"]!;

        Assert.Equal("SystemAssigned", $"{deadLetters["identity"]!["type"]}");
        Assert.Contains(
            deployment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => $"{container["id"]}" == $"{destination["resourceId"]}/blobServices/default/containers/{destination["blobContainerName"]}");
        Assert.All(deployment.OfType("Microsoft.EventGrid/topics"), topic => Assert.Equal("SystemAssigned", $"{topic["identity"]!["type"]}"));
    }
}

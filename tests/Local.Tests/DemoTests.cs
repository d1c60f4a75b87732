namespace EipFunctions.Local.Tests;

public sealed class DemoTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Demo_FreshData_ShowsTheMainJobAndEndsWithZero()
    {
        await using var host = azurite.CreateHost().With("Demo__Enabled", "true").With("Demo__ExitWhenDone", "true");

        var status = await host.RunToEndAsync();

        Assert.True(status == 0, host.Output);
        Assert.Contains("Everything went as it should", host.Output, StringComparison.Ordinal);
    }
}

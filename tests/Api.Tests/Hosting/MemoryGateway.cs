namespace EipFunctions.Api.Tests.Hosting;

/// <summary>As much of a gateway as its health needs.</summary>
internal sealed class MemoryGateway
{
    public Func<Task> Answer { get; set; } = () => Task.CompletedTask;
}

using EipFunctions.Domain.Eips;

namespace EipFunctions.Workflows.Tests.Support;

/// <summary>Comparing EIPs.</summary>
internal static class Eips
{
    /// <summary>The EIP without what counts its changes: alike before an operation and after it was undone.</summary>
    public static string Undisturbed(this Eip eip) =>
        System.Text.Json.JsonSerializer.Serialize(
            eip with { EventSequence = 0, Fence = 0, OperationId = null }, Domain.DomainJson.Default.Eip);
}

namespace EipFunctions.Api.Candidates;

/// <summary>How messages name a resource group.</summary>
internal static class ResourceGroup
{
    public static string Name(string resourceGroupId) =>
        resourceGroupId.Length == 0 ? "the default resource group" : $"resource group '{resourceGroupId}'";
}

namespace EipFunctions.Gateway;

/// <summary>Tells whether a process runs on Azure, where an app has as many machines as its load asks for.</summary>
internal static class AzureEnvironment
{
    // App Service with its Functions plans; Linux Consumption and Flex Consumption, which lack the first; Container Apps.
    private static readonly string[] Variables = ["WEBSITE_INSTANCE_ID", "WEBSITE_SKU", "WEBSITE_POD_NAME", "MANAGED_ENVIRONMENT"];

    /// <summary>Finds the variable that tells it.</summary>
    /// <param name="read">Reads an environment variable.</param>
    /// <returns>The variable's name; null outside of Azure.</returns>
    public static string? FindVariable(Func<string, string?> read) =>
        Array.Find(Variables, name => !string.IsNullOrEmpty(read(name)));
}

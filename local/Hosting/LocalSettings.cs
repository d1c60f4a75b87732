using System.Text.Json;

namespace EipFunctions.Local.Hosting;

/// <summary>
/// Reads <c>local.settings.json</c> as the Azure Functions tools do: each entry of <c>Values</c> is a setting, and
/// <c>__</c> in its name separates sections.
/// </summary>
internal static class LocalSettings
{
    /// <summary>Adds the file's settings before the environment's, which win.</summary>
    public static void AddLocalSettings(this IConfigurationManager configuration, string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var document = JsonDocument.Parse(
            File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!document.RootElement.TryGetProperty("Values", out var values) || values.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"'{path}' has no object 'Values'; see local.settings.sample.json.");
        }

        var settings = values.EnumerateObject().ToDictionary(
            value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => (string?)value.Value.ToString());
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = settings });
    }
}

namespace EipFunctions.Local.Hosting;

/// <summary>The part of <c>host.json</c> that both hosts understand: what is logged.</summary>
internal static class HostJson
{
    /// <summary>Reads the section <c>logging</c>; empty where there is no file.</summary>
    public static IConfiguration ReadLogging(string directory) => new ConfigurationBuilder()
        .SetBasePath(directory)
        .AddJsonFile("host.json", optional: true)
        .Build()
        .GetSection("logging");
}

namespace EipFunctions.Local.Hosting;

/// <summary>The part of <c>host.json</c> that both hosts understand: what is logged.</summary>
internal static class HostJson
{
    /// <summary>Reads the section <c>logging</c> of the file beside the program.</summary>
    public static IConfiguration ReadLogging() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("host.json")
        .Build()
        .GetSection("logging");
}

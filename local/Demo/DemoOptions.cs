namespace EipFunctions.Local.Demo;

/// <summary>The settings of the demonstration, section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    /// <summary>Whether to run it when the host has started.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether to stop the host afterwards, with exit status 0 when all went as it should and 1 otherwise.</summary>
    public bool ExitWhenDone { get; set; }

    /// <summary>Reads the settings.</summary>
    public static DemoOptions Of(IConfiguration configuration) => configuration.GetSection("Demo").Get<DemoOptions>() ?? new();
}

namespace EipFunctions.Local.Demo;

/// <summary>How the demonstration speaks.</summary>
internal static class DemoConsole
{
    public static void Title(string text) => Console.WriteLine($"{Environment.NewLine}== {text}");

    public static void Line(string text) => Console.WriteLine($"   {text}");

    public static void Success(string text) => Console.WriteLine($"   ok    {text}");

    public static void Failure(string text) => Console.WriteLine($"   FAIL  {text}");

    public static void WriteFarewell(Uri address, string key)
    {
        Title("The service is up");
        Line($"address   {address}");
        Line($"API       {address}openapi/v1.json");
        Line($"events    curl -N -H 'x-functions-key: {key}' {address}topic/stream");
        Line($"try it    curl -H 'x-functions-key: {key}' {address}api/regions/cn-hangzhou/eips");
        Line("Ctrl-C stops everything that was started.");
    }
}

namespace EipFunctions.Storage;

/// <summary>Chance that spreads pauses, so that those who failed together do not try again together.</summary>
public static class Spread
{
    /// <summary>Makes a source of chance that any thread may ask.</summary>
    /// <returns>A function that returns 0 or more and less than 1.</returns>
    public static Func<double> Create()
    {
        var random = new Random();
        var gate = new Lock();
        return () =>
        {
            lock (gate)
            {
                return random.NextDouble();
            }
        };
    }
}

namespace EipFunctions.Local.Tests;

internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again until it is so, a minute at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holdsAsync)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        while (!await holdsAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }
}

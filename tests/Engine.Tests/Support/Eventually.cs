namespace EipFunctions.Engine.Tests.Support;

/// <summary>Waits for a condition by looking again and again.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, Action? between = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), "The condition did not come true in time.");
            between?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    public static Task TrueAsync(Func<bool> condition, Action? between = null) =>
        TrueAsync(() => Task.FromResult(condition()), between);
}

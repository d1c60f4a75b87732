namespace EipFunctions.Rpc.Tests.Support;

internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Between two looks, so that the tests of a run do not keep the host busy with looking.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Looks again and again until it is so, half a minute at most.</summary>
    /// <returns>What it saw in the end.</returns>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> lookAsync, Func<T, bool> isSo, string otherwise)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        for (; ; await Task.Delay(Pause, TimeProvider.System, CancellationToken.None))
        {
            var seen = await lookAsync();
            if (isSo(seen))
            {
                return seen;
            }

            Assert.False(patience.IsCancellationRequested, otherwise);
        }
    }
}

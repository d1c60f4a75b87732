namespace EipFunctions.Api.Health;

/// <summary>
/// Asks one part of the service whether it can be reached: never longer than a limit, and no oftener than the answer is
/// kept, however many probes come.
/// </summary>
/// <param name="name">The part.</param>
/// <param name="ask">Asks it; fails when it cannot be reached.</param>
/// <param name="time">The clock.</param>
public sealed class Probe(string name, Func<CancellationToken, Task> ask, TimeProvider time) : IDisposable
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    /// <summary>How long a part may take to answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private PartHealth _last = new(name, IsReady: true, Since: null);
    private long? _askedAt;

    /// <summary>The part as it was found lately.</summary>
    /// <returns>The part; it never throws.</returns>
    public async Task<PartHealth> GetAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_askedAt is { } at && time.GetElapsedTime(at) < Lifetime)
            {
                return _last;
            }

            var isReady = await AskAsync();
            _last = _last.Found(isReady, time.GetUtcNow());
            _askedAt = time.GetTimestamp();
            return _last;
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<bool> AskAsync()
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            // What does not listen to its token must not keep the probe waiting.
            await ask(limit.Token).WaitAsync(Limit, time);
            return true;
        }
#pragma warning disable CA1031 // Whatever it is, the part cannot be reached; the operations that need it log why.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}

namespace EipFunctions.Storage.State;

/// <summary>Mutual exclusion per key within the process. It makes queues fair and races rare; it guards nothing: the store does.</summary>
internal sealed class KeyedLock
{
    /// <summary>How many may hold a key or wait for it at a time.</summary>
    public const int MaxUsers = 1_000;

    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Whether nobody holds a key or waits for one.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gates)
            {
                return _gates.Count == 0;
            }
        }
    }

    /// <summary>Enters all keys, in one global order so that two callers can never wait for each other.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var held = new Held(this);
        try
        {
            foreach (var key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var semaphore = Rent(key);
                try
                {
                    await semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    Return(key, entered: false);
                    throw;
                }

                held.Keys.Add(key);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or StateBusyException)
        {
            held.Dispose();
            throw;
        }

        return held;
    }

    private SemaphoreSlim Rent(string key)
    {
        lock (_gates)
        {
            if (!_gates.TryGetValue(key, out var gate))
            {
                gate = new();
                _gates.Add(key, gate);
            }

            if (gate.Users >= MaxUsers)
            {
                throw new StateBusyException("changes of the same row", MaxUsers);
            }

            gate.Users++;
            return gate.Semaphore;
        }
    }

    private void Return(string key, bool entered)
    {
        lock (_gates)
        {
            var gate = _gates[key];
            if (entered)
            {
                _ = gate.Semaphore.Release();
            }

            if (--gate.Users == 0)
            {
                _ = _gates.Remove(key);
                gate.Semaphore.Dispose();
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Held(KeyedLock owner) : IDisposable
    {
        public List<string> Keys { get; } = [];

        public void Dispose()
        {
            for (var i = Keys.Count - 1; i >= 0; i--)
            {
                owner.Return(Keys[i], entered: true);
            }

            Keys.Clear();
        }
    }
}

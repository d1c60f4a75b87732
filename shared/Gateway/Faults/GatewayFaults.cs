namespace EipFunctions.Gateway.Faults;

/// <summary>The faults of the simulated gateway, changed while it runs. Safe for concurrent use.</summary>
public sealed class GatewayFaults
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private GatewayFaultPlan _plan;

    /// <summary>Creates faults.</summary>
    /// <param name="plan">What goes wrong at first.</param>
    /// <param name="random">Decides what is left to chance; used by one thread at a time.</param>
    /// <exception cref="ArgumentException">The plan breaks a rule, which the message names.</exception>
    public GatewayFaults(GatewayFaultPlan plan, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Check(plan);
        _plan = plan;
        _random = random;
    }

    /// <summary>What goes wrong now: the counts are what is left of them.</summary>
    public GatewayFaultPlan Plan
    {
        get
        {
            lock (_gate)
            {
                return _plan;
            }
        }
    }

    /// <summary>Replaces the plan.</summary>
    /// <param name="plan">What goes wrong from now on.</param>
    /// <exception cref="ArgumentException">The plan breaks a rule, which the message names.</exception>
    public void Set(GatewayFaultPlan plan)
    {
        Check(plan);
        lock (_gate)
        {
            _plan = plan;
        }
    }

    /// <summary>Ends every fault.</summary>
    public void Clear() => Set(new());

    /// <summary>Chooses how long a call takes.</summary>
    internal TimeSpan NextLatency()
    {
        lock (_gate)
        {
            var spread = _plan.LatencyMaxMs - _plan.LatencyMinMs;
            return TimeSpan.FromMilliseconds(_plan.LatencyMinMs + (spread == 0 ? 0 : _random.NextDouble() * spread));
        }
    }

    /// <summary>Fails a read, or lets it pass.</summary>
    internal void BeforeRead()
    {
        lock (_gate)
        {
            ThrowIfUnavailable();
        }
    }

    /// <summary>Fails a bind before it takes effect, or lets it pass.</summary>
    /// <returns>False when the bind is to be accepted without being applied.</returns>
    internal bool BeforeBind(GatewayBinding binding)
    {
        lock (_gate)
        {
            ThrowIfUnavailable();
            if (Consume(_plan.FailNextBinds) is { } left)
            {
                _plan = _plan with { FailNextBinds = left };
                throw Failure(left.Permanent, $"The bind of {binding.EipId} to {binding.ResourceId}");
            }

            if (_plan.RejectEipIds.Contains(binding.EipId) || _plan.RejectResourceIds.Contains(binding.ResourceId))
            {
                throw Failure(permanent: true, $"The bind of {binding.EipId} to {binding.ResourceId}");
            }

            if (_plan.AcceptNextBindsWithoutApplying == 0)
            {
                return true;
            }

            _plan = _plan with { AcceptNextBindsWithoutApplying = _plan.AcceptNextBindsWithoutApplying - 1 };
            return false;
        }
    }

    /// <summary>Fails an unbind before it takes effect, or lets it pass.</summary>
    internal void BeforeUnbind(string eipId)
    {
        lock (_gate)
        {
            ThrowIfUnavailable();
            if (Consume(_plan.FailNextUnbinds) is { } left)
            {
                _plan = _plan with { FailNextUnbinds = left };
                throw Failure(left.Permanent, $"The unbind of {eipId}");
            }
        }
    }

    /// <summary>Loses the answer to a change that took effect, or lets it pass.</summary>
    internal void BeforeAnswer()
    {
        lock (_gate)
        {
            if (Happens(_plan.LostAnswerProbability))
            {
                throw new GatewayUnavailableException("The gateway did not answer in time (simulated).");
            }
        }
    }

    private static void Check(GatewayFaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var broken = string.Join(' ', GatewayFaultPlanRules.Check(plan).Select(b => b.Value));
        if (broken.Length > 0)
        {
            throw new ArgumentException(broken, nameof(plan));
        }
    }

    private static GatewayFailures? Consume(GatewayFailures? failures) =>
        failures is { Count: > 0 } ? failures with { Count = failures.Count - 1 } : null;

    private static Exception Failure(bool permanent, string what) => permanent
        ? new GatewayRejectedException($"{what} was rejected (simulated).")
        : new GatewayUnavailableException($"{what} failed for now (simulated).");

    private void ThrowIfUnavailable()
    {
        if (_plan.Outage)
        {
            throw new GatewayUnavailableException("The gateway is down (simulated).");
        }

        if (Happens(_plan.TransientProbability))
        {
            throw new GatewayUnavailableException("The gateway failed for now (simulated).");
        }
    }

    // No draw when nothing can happen: a run without faults does not depend on the order of its calls.
    private bool Happens(double probability) => probability > 0 && _random.NextDouble() < probability;
}

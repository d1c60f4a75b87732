using EipFunctions.Storage.Configuration;

namespace EipFunctions.Api.Limits;

/// <summary>What the limits must be: numbers of 1 to 1,000,000, and a time.</summary>
internal static class LimitRules
{
    private const int Most = 1_000_000;

    /// <summary>Says what is wrong with them.</summary>
    public static void Check(LimitOptions options, SettingErrors errors)
    {
        errors.CheckRange(nameof(options.RequestsPerSecond), options.RequestsPerSecond, 1, Most);
        errors.CheckRange(nameof(options.Burst), options.Burst, 1, Most);
        errors.CheckRange(nameof(options.WritesPerSecond), options.WritesPerSecond, 1, Most);
        errors.CheckRange(nameof(options.WriteBurst), options.WriteBurst, 1, Most);
        errors.CheckRange(nameof(options.AnonymousPerSecond), options.AnonymousPerSecond, 1, Most);
        errors.CheckRange(nameof(options.AnonymousBurst), options.AnonymousBurst, 1, Most);
        errors.CheckRange(nameof(options.ConcurrentRequests), options.ConcurrentRequests, 1, Most);
        errors.CheckRange(nameof(options.RpcTime), options.RpcTime, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
    }
}

using EipFunctions.Storage.Configuration;
using Microsoft.Extensions.Options;

namespace EipFunctions.Engine;

/// <summary>Checks the settings, of section <c>Engine</c>, when the host starts; each error names its setting.</summary>
internal sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        var errors = new SettingErrors("Engine");
        Check(options, errors);
        return errors.Result;
    }

    public static void ThrowIfInvalid(EngineOptions options)
    {
        var errors = new SettingErrors("Engine");
        Check(options, errors);
        if (errors.Result is { Failed: true } failed)
        {
            throw new OptionsValidationException(nameof(EngineOptions), typeof(EngineOptions), failed.Failures);
        }
    }

    private static void Check(EngineOptions o, SettingErrors errors)
    {
        var hub = o.HubName ?? "";
        if (hub.Length is < 3 or > 50 || !char.IsAsciiLetter(hub[0]) || !hub.All(char.IsAsciiLetterOrDigit))
        {
            errors.Add(nameof(o.HubName), $"is {SettingErrors.Shown(hub)}; it must be 3 to 50 letters and digits, a letter first.");
        }

        errors.CheckRange(nameof(o.ShardCount), o.ShardCount, 1, 32);
        errors.CheckRange(nameof(o.MaxActiveInstances), o.MaxActiveInstances, 1, 1_000_000);
        errors.CheckRange(nameof(o.MaxConcurrentActivities), o.MaxConcurrentActivities, 1, 100_000);
        errors.CheckRange(nameof(o.MaxRecoveries), o.MaxRecoveries, 1, 1_000_000);
        errors.CheckRange(nameof(o.LeaseDuration), o.LeaseDuration, TimeSpan.FromSeconds(15), TimeSpan.FromHours(1));
        errors.CheckRange(nameof(o.RenewInterval), o.RenewInterval, TimeSpan.FromSeconds(1), o.LeaseDuration / 3);
        errors.CheckRange(nameof(o.StandbyInterval), o.StandbyInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        errors.CheckRange(nameof(o.DrainTimeout), o.DrainTimeout, TimeSpan.Zero, TimeSpan.FromHours(1));
        errors.CheckRange(nameof(o.Retention), o.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650));
        errors.CheckRange(nameof(o.RetentionInterval), o.RetentionInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
    }
}

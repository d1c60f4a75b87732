using Microsoft.Extensions.Options;

namespace EipFunctions.Engine;

/// <summary>Checks the settings when the host starts; each error names its setting.</summary>
internal sealed class EngineOptionsValidator : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    public static void ThrowIfInvalid(EngineOptions options)
    {
        var errors = Errors(options).ToList();
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(nameof(EngineOptions), typeof(EngineOptions), errors);
        }
    }

    private static IEnumerable<string> Errors(EngineOptions o)
    {
        var hub = o.HubName ?? "";
        if (hub.Length is < 3 or > 50 || !char.IsAsciiLetter(hub[0]) || !hub.All(char.IsAsciiLetterOrDigit))
        {
            yield return $"{nameof(o.HubName)} must be 3 to 50 letters and digits, a letter first; it is '{hub}'.";
        }

        (string Name, int Value, int Least, int Most)[] numbers =
        [
            (nameof(o.ShardCount), o.ShardCount, 1, 32),
            (nameof(o.MaxActiveInstances), o.MaxActiveInstances, 1, 1_000_000),
            (nameof(o.MaxConcurrentActivities), o.MaxConcurrentActivities, 1, 100_000),
            (nameof(o.MaxRecoveries), o.MaxRecoveries, 1, 1_000_000),
        ];
        foreach (var (name, value, least, most) in numbers)
        {
            if (value < least || value > most)
            {
                yield return $"{name} must be {least} to {most}; it is {value}.";
            }
        }

        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] spans =
        [
            (nameof(o.LeaseDuration), o.LeaseDuration, TimeSpan.FromSeconds(15), TimeSpan.FromHours(1)),
            (nameof(o.RenewInterval), o.RenewInterval, TimeSpan.FromSeconds(1), o.LeaseDuration / 3),
            (nameof(o.StandbyInterval), o.StandbyInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            (nameof(o.DrainTimeout), o.DrainTimeout, TimeSpan.Zero, TimeSpan.FromHours(1)),
            (nameof(o.Retention), o.Retention, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650)),
            (nameof(o.RetentionInterval), o.RetentionInterval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)),
        ];
        foreach (var (name, value, least, most) in spans)
        {
            if (value < least || value > most)
            {
                yield return $"{name} must be {least} to {most}; it is {value}.";
            }
        }
    }
}

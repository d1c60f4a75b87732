using Microsoft.Extensions.Options;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>Checks the settings at start and names the one that is wrong.</summary>
internal sealed class ReconcilerOptionsValidator : IValidateOptions<ReconcilerOptions>
{
    public ValidateOptionsResult Validate(string? name, ReconcilerOptions options)
    {
        var errors = new List<string>();
        Check(nameof(options.Interval), options.Interval, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1));
        Check(nameof(options.PassInterval), options.PassInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Check(nameof(options.OutboxAge), options.OutboxAge, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        if (!Enum.IsDefined(options.Mode))
        {
            errors.Add($"Reconciler:Mode is '{options.Mode}'; it must be Repair or ReportOnly.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(string setting, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                errors.Add($"Reconciler:{setting} is {value}; it must be {least} to {most}.");
            }
        }
    }
}

using EipFunctions.Storage.Configuration;

namespace EipFunctions.Workflows.Reconciliation;

/// <summary>What the settings of the reconciler must be.</summary>
internal static class ReconcilerRules
{
    /// <summary>Says what is wrong with them.</summary>
    public static void Check(ReconcilerOptions options, SettingErrors errors)
    {
        errors.CheckRange(nameof(options.Interval), options.Interval, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1));
        errors.CheckRange(nameof(options.PassInterval), options.PassInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        errors.CheckRange(nameof(options.OutboxAge), options.OutboxAge, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        if (!Enum.IsDefined(options.Mode))
        {
            errors.Add(nameof(options.Mode), $"is '{options.Mode}'; it must be Repair or ReportOnly.");
        }
    }
}

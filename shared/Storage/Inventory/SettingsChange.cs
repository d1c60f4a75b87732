using EipFunctions.Domain.Accounts;
using EipFunctions.Storage.Quotas;

namespace EipFunctions.Storage.Inventory;

/// <summary>What a replacement of the settings came to.</summary>
/// <param name="Settings">The settings as they are now.</param>
/// <param name="InUse">What uses more than one of the limits would allow, and why nothing was changed; null when it was.</param>
public sealed record SettingsChange(AccountSettings Settings, QuotaInUse? InUse = null);

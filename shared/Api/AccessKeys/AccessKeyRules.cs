using EipFunctions.Storage.Configuration;

namespace EipFunctions.Api.AccessKeys;

/// <summary>What the settings of access keys must be. No error shows a value: it is a secret, however malformed.</summary>
internal static class AccessKeyRules
{
    // What the platform hands over where a reference to a vault does not resolve: the reference itself.
    private const string VaultReference = "@Microsoft.KeyVault(";

    /// <summary>Says what is wrong with them.</summary>
    public static void Check(AccessKeyOptions options, SettingErrors errors)
    {
        var keys = options.EncryptionKeys;
        for (var place = 0; place < keys.Count; place++)
        {
            if (keys[place].Length == 0)
            {
                continue;
            }

            var setting = $"{nameof(options.EncryptionKeys)}:{place}";
            if (keys[place].StartsWith(VaultReference, StringComparison.OrdinalIgnoreCase))
            {
                errors.Add(setting, "is a reference to a vault that did not resolve: check the secret and the right to read it.");
            }
            else if (EncryptionKey.Read(keys[place]) is not { } key)
            {
                errors.Add(
                    setting,
                    $"must be the base64 of {EncryptionKey.Bytes} bytes, as 'openssl rand -base64 {EncryptionKey.Bytes}' prints it; "
                    + "what it is is not shown.");
            }
            else if (keys.Take(place).Any(other => EncryptionKey.Read(other)?.Id == key.Id))
            {
                errors.Add(setting, "is a key that stands before it already: a new one differs from the old.");
            }
        }
    }
}

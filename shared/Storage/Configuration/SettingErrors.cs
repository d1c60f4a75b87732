using System.Buffers;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage.Configuration;

/// <summary>What is wrong with the settings of a section: each error names the setting, its value and what it must be.</summary>
/// <param name="section">The section's path, such as <c>Storage</c>.</param>
public sealed class SettingErrors(string section)
{
    // What connection strings, shared access signatures, keys in a query and passwords in a URL have.
    private static readonly SearchValues<char> SecretMarks = SearchValues.Create("=;?&@");

    private readonly List<string> _errors = [];

    /// <summary>The errors so far.</summary>
    public ValidateOptionsResult Result => _errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_errors);

    /// <summary>A value as an error may show it: whatever could be a secret that was put in the wrong place is left out.</summary>
    /// <param name="value">The value as it was given.</param>
    /// <returns>The value, in quotes, or words in its place.</returns>
    public static string Shown(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.AsSpan().ContainsAny(SecretMarks) ? "a text that is not shown, as it may hold a secret" : $"'{value}'";
    }

    /// <summary>Adds an error.</summary>
    /// <param name="setting">The setting, such as <c>Timeout</c>; a part after a colon for one within it.</param>
    /// <param name="error">What follows the name: its value, what it must be, and what to do about it.</param>
    public void Add(string setting, string error) => _errors.Add($"{section}:{setting} {error}");

    /// <summary>Adds an error that does not begin with a setting of the section.</summary>
    /// <param name="error">The whole error.</param>
    public void Add(string error) => _errors.Add(error);

    /// <summary>Adds an error when a value is out of its range.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="setting">The setting.</param>
    /// <param name="value">Its value.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The most that is allowed.</param>
    public void CheckRange<T>(string setting, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            Add(setting, FormattableString.Invariant($"is {value}; it must be {least} to {most}."));
        }
    }
}

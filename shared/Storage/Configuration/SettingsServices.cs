using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EipFunctions.Storage.Configuration;

/// <summary>Reads settings: the same way for every section.</summary>
public static class SettingsServices
{
    /// <summary>
    /// Reads a section of the configuration and checks it at start: what is wrong ends the start with an error that names
    /// the setting. Keys that the section has besides are of no account.
    /// </summary>
    /// <typeparam name="TOptions">The settings.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="section">The section.</param>
    /// <param name="check">Says what is wrong with the settings.</param>
    /// <returns>The settings, to add to.</returns>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(
        this IServiceCollection services, IConfigurationSection section, Action<TOptions, SettingErrors> check)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(check);
        _ = services.AddSingleton<IValidateOptions<TOptions>>(new SettingsValidator<TOptions>(section.Path, check));
        return services.AddOptions<TOptions>().Bind(section).ValidateOnStart();
    }

    private sealed class SettingsValidator<TOptions>(string section, Action<TOptions, SettingErrors> check) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var errors = new SettingErrors(section);
            check(options, errors);
            return errors.Result;
        }
    }
}

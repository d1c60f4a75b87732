using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using EipFunctions.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.Keys;

/// <summary>Puts the keys of the configuration into the store when the host starts. One that was revoked stays so.</summary>
/// <param name="keys">The store.</param>
/// <param name="options">The keys.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is logged.</param>
public sealed class KeyBootstrap(KeyStore keys, IOptions<KeyOptions> options, TimeProvider time, ILogger<KeyBootstrap> logger)
    : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await PutAllAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (StorageOutage.IsPassing(failure) && !cancellationToken.IsCancellationRequested)
            {
                ApiLog.Unavailable(logger, nameof(KeyBootstrap), failure);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PutAllAsync(CancellationToken cancellationToken)
    {
        await keys.InitializeAsync(cancellationToken);
        for (var place = 0; place < options.Value.Keys.Count; place++)
        {
            await PutAsync(place, options.Value.Keys[place], cancellationToken);
        }

        ApiLog.KeysInPlace(logger, options.Value.Keys.Count);
    }

    private async Task PutAsync(int place, ConfiguredKey configured, CancellationToken cancellationToken)
    {
        // The message names the place, never the value: it is a secret, however malformed.
        if (ApiKeyText.Parse(configured.Key) is not { } text || configured.AccountId.Length == 0)
        {
            throw new InvalidOperationException(
                $"Keys:{place} must have a Key of the form keyId.secret, the id of letters, digits, '-' and '_', and an AccountId. " +
                "A reference to a vault that does not resolve is no key: check the secret and the right to read it.");
        }

        if (configured.Service.Length > 0 && !ServiceId.IsValid(configured.Service))
        {
            throw new InvalidOperationException(
                $"Keys:{place}:Service must be 1 to {ServiceId.MaxLength} lower-case letters, digits and hyphens, or empty.");
        }

        var existing = await keys.FindAsync(text.KeyId, cancellationToken);
        var principalId = configured.PrincipalId.Length == 0 ? configured.AccountId : configured.PrincipalId;
        var principal = new Principal(configured.AccountId, principalId, configured.Kind, configured.Rights)
        {
            ResourceGroupIds = configured.ResourceGroupIds?.ToList(),
            Service = configured.Service.Length == 0 ? null : configured.Service,
        };
        await keys.PutAsync(
            new(
                text.KeyId,
                text.SecretHash(),
                principal,
                existing?.CreatedAt ?? time.GetUtcNow(),
                configured.Disabled || existing is { Disabled: true }),
            cancellationToken);
    }
}

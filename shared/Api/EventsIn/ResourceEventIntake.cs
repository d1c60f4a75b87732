using System.Text;
using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Operations;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Principals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EipFunctions.Api.EventsIn;

/// <summary>
/// Takes events about resources that the host delivers itself, without a request and so without a key: they are about the
/// account of <see cref="EventsInOptions.AccountId"/>.
/// </summary>
/// <param name="events">Takes the events.</param>
/// <param name="ids">Makes their ids: the same as of an event that is posted.</param>
/// <param name="options">The account.</param>
/// <param name="logger">Where events that are ignored are logged.</param>
public sealed class ResourceEventIntake(
    IResourceEvents events, ApiIds ids, IOptions<EventsInOptions> options, ILogger<ResourceEventIntake> logger)
{
    /// <summary>
    /// Accepts an event: it is durable when this returns, and will be handled once, however often and however it is sent. An
    /// event of a type that this service does not know is logged and ignored.
    /// </summary>
    /// <param name="cloudEvent">The event, as CloudEvents 1.0 has it in JSON, in UTF-8.</param>
    /// <param name="cancellationToken">Ends the wait, not the handling.</param>
    /// <returns>When it is durable.</returns>
    /// <exception cref="InvalidResourceEventException">It is malformed; to send it again is of no use.</exception>
    /// <exception cref="InvalidOperationException">The setting <c>EventsIn:AccountId</c> is missing.</exception>
    /// <exception cref="OperationsUnavailableException">It was not accepted; send it again.</exception>
    public async Task AcceptAsync(ReadOnlyMemory<byte> cloudEvent, CancellationToken cancellationToken)
    {
        var accountId = options.Value.AccountId;
        if (string.IsNullOrEmpty(accountId))
        {
            throw new InvalidOperationException(
                "The setting EventsIn:AccountId (EventsIn__AccountId in the environment) is missing. Set it to the account that the events are about.");
        }

        var errors = new RequestErrors();
        var read = Read(cloudEvent, accountId, errors);
        if (errors.Any)
        {
            throw new InvalidResourceEventException(
                $"The event cannot be accepted. {string.Join(' ', errors.Fields.Select(Describe))}");
        }

        if (read.IgnoredType is { } type)
        {
            ApiLog.EventIgnored(logger, type);
            return;
        }

        // As much as a key needs that posts events.
        var publisher = new Principal(accountId, accountId, PrincipalKind.Account, Rights.ManageResources);
        _ = await events.AcceptAsync(publisher, read.Event!, cancellationToken);
    }

    private IncomingEvent Read(ReadOnlyMemory<byte> cloudEvent, string accountId, RequestErrors errors)
    {
        JsonElement strict;
        try
        {
            strict = StrictJson.Parse(cloudEvent);
        }
        catch (DecoderFallbackException)
        {
            errors.Add("", null, "It is not UTF-8.", "Send it in UTF-8.");
            return new();
        }
        catch (JsonException malformed)
        {
            errors.Add("", null, $"It is not well-formed JSON: {malformed.Message}", "Correct the JSON; each member may occur once.");
            return new();
        }

        var read = IncomingEvent.Read(strict, isCloudEvent: true, accountId, ids, errors);
        if (read.IsTooLarge)
        {
            errors.Add("", null, $"An event may have {EventBody.MaxEventBytes} bytes.", "Send less.");
        }

        return read;
    }

    private static string Describe(InvalidField error)
    {
        var field = error.Field.Length == 0 ? "$" : error.Field;
        return $"{field}{(error.Value is null ? "" : $" '{error.Value}'")}: {error.Rule} {error.Remedy}";
    }
}

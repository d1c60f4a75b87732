using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.ResourceEvents;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.EventsIn;

/// <summary>Carries out the operations on events that come in.</summary>
internal static class EventsInHandlers
{
    private const int AtOnce = 16;
    private const int MaxCode = 1024;

    public static async Task<IResult> PostAsync(ApiRequest request)
    {
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!request.Principal.SeesEverything)
        {
            return ProblemKind.Forbidden.With(request.Http, "The key does not cover every resource group; events can be about any of them.");
        }

        var (body, problem) = await EventBody.ReadAsync(request.Http);
        if (body is null)
        {
            return problem!;
        }

        if (ValidationCode(body) is { } code)
        {
            return TypedResults.Json(new ValidationAnswer(code), ApiJson.Readable.ValidationAnswer);
        }

        var events = new List<ResourceEvent>();
        foreach (var (index, element) in body.Events.Index())
        {
            var errors = new RequestErrors();
            var read = IncomingEvent.Read(element, body.IsCloudEvents, request.Principal.AccountId, request.Services.Ids, errors);
            if (read.IsTooLarge)
            {
                return ProblemKind.TooLarge.With(
                    request.Http, $"{Path(body, index, "")}: an event may have {EventBody.MaxEventBytes} bytes. Nothing was accepted.");
            }

            foreach (var field in errors.Fields)
            {
                request.Errors.Add(Path(body, index, field.Field), field.Value, field.Rule, field.Remedy);
            }

            if (read.Event is { } one)
            {
                events.Add(one);
            }
        }

        return request.Refusal ?? await AcceptAsync(request, events, body.Events.Count - events.Count);
    }

    public static Task<IResult> AllowAsync(ApiRequest request)
    {
        var origin = request.Http.Request.Headers["WebHook-Request-Origin"].ToString();
        if (origin.Length == 0)
        {
            request.Errors.Add("WebHook-Request-Origin", null, "It is required.", "Send the sender's DNS name.");
        }

        if (request.Refusal is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        if (!request.Services.EventsIn.Value.Allows(origin))
        {
            return Task.FromResult(ProblemKind.Forbidden.With(request.Http, "The origin is not one that EventsIn:AllowedOrigins lists."));
        }

        var headers = request.Http.Response.Headers;
        headers.Allow = "POST";
        headers["WebHook-Allowed-Origin"] = origin;
        headers["WebHook-Allowed-Rate"] = "*";
        return Task.FromResult<IResult>(TypedResults.Ok());
    }

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var eventId = request.PathId("eventId");
        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        // What it led to can be about any resource group.
        var view = request.Principal.SeesEverything
            ? await request.Services.ResourceEvents.GetAsync(request.Principal.AccountId, eventId, request.Aborted)
            : null;
        return view is null
            ? ProblemKind.NotFound.With(request.Http, $"There is no event '{eventId}'.")
            : TypedResults.Json(view, ApiJson.Readable.ResourceEventView);
    }

    private static async Task<IResult> AcceptAsync(ApiRequest request, List<ResourceEvent> events, int ignored)
    {
        var accepted = 0;
        await Parallel.ForEachAsync(
            events,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = request.Aborted },
            async (one, token) =>
            {
                if (await request.Services.ResourceEvents.AcceptAsync(request.Principal, one, token))
                {
                    _ = Interlocked.Increment(ref accepted);
                }
            });
        return TypedResults.Json(
            new EventReceipt
            {
                Accepted = accepted,
                Duplicates = events.Count - accepted,
                Ignored = ignored,
                EventIds = [.. events.Select(one => one.EventId)],
            },
            ApiJson.Readable.EventReceipt);
    }

    private static string Path(EventBody body, int index, string field) =>
        !body.IsBatch ? field.Length == 0 ? "$" : field
        : field.Length == 0 ? $"[{index}]"
        : $"[{index}].{field}";

    private static string? ValidationCode(EventBody body)
    {
        if (body is not { IsCloudEvents: false, Events: [{ ValueKind: JsonValueKind.Object } first] })
        {
            return null;
        }

        var notes = new RequestErrors();
        var reader = new BodyReader(first, notes);
        return reader.Text("eventType") == EventTypes.SubscriptionValidation && reader.Take("data") is { ValueKind: JsonValueKind.Object } data
            ? new BodyReader(data, notes).Text("validationCode", MaxCode)
            : null;
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.ResourceEvents;

namespace EipFunctions.Api.EventsIn;

/// <summary>An event that came in, whichever way: one to accept, one to ignore or one that is too large. It is none of these where there are errors.</summary>
internal sealed record IncomingEvent
{
    private static readonly IncomingEvent Wrong = new();

    /// <summary>The event, to be accepted.</summary>
    public ResourceEvent? Event { get; private init; }

    /// <summary>The type, where this service does not know it.</summary>
    public string? IgnoredType { get; private init; }

    /// <summary>Whether it has more than <see cref="EventBody.MaxEventBytes"/>.</summary>
    public bool IsTooLarge { get; private init; }

    /// <summary>Reads an event.</summary>
    /// <param name="element">The event, without members that occur twice.</param>
    /// <param name="isCloudEvent">Whether it is a CloudEvent; otherwise it is in Event Grid's schema.</param>
    /// <param name="accountId">The account that it is about; the event's id here is made of it.</param>
    /// <param name="ids">Makes the id.</param>
    /// <param name="errors">What is wrong with it; a field without a name is the event itself.</param>
    public static IncomingEvent Read(JsonElement element, bool isCloudEvent, string accountId, ApiIds ids, RequestErrors errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add("", element.GetRawText(), "An event must be an object.", "Send { … }.");
            return Wrong;
        }

        var reader = new EnvelopeReader(isCloudEvent, new BodyReader(element, errors));
        if (reader.Type() is not { } type || errors.Any)
        {
            return Wrong;
        }

        if (!EventTypes.IsKnown(type))
        {
            return new() { IgnoredType = type };
        }

        if (JsonMarshal.GetRawUtf8Value(element).Length > EventBody.MaxEventBytes)
        {
            return new() { IsTooLarge = true };
        }

        var envelope = reader.Read(type);
        if (errors.Any)
        {
            return Wrong;
        }

        var eventId = ids.Make("event", envelope.Id, accountId, envelope.Source);
        var inData = new RequestErrors();
        var read = ResourceEventReader.Read(envelope, eventId, inData);
        foreach (var field in inData.Fields)
        {
            errors.Add(field.Field == "subject" ? field.Field : $"data.{field.Field}", field.Value, field.Rule, field.Remedy);
        }

        return new() { Event = read };
    }
}

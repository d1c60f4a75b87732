using System.Text.Json;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain;
using EipFunctions.Domain.ResourceEvents;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.EventsIn;

/// <summary>Makes an event about a resource of an envelope.</summary>
internal static class ResourceEventReader
{
    // Members of the data that are not of the resource.
    private static readonly string[] Others = ["regionId", "resourceId", "kind", "sequence"];

    /// <summary>Reads the event; null when there are errors.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="eventId">Its id here.</param>
    /// <param name="errors">What is wrong with the data.</param>
    public static ResourceEvent? Read(EventEnvelope envelope, string eventId, RequestErrors errors)
    {
        var data = envelope.Type == EventTypes.InstanceStateChange ? InstanceStateChange.Translate(envelope, errors) : envelope.Data;
        if (errors.Any)
        {
            return null;
        }

        var body = new BodyReader(data, errors) { IsPart = true };
        var sequence = EnvelopeReader.SequenceOf(body) ?? envelope.Sequence;
        var (regionId, resourceId) = (Required(body, "regionId"), Required(body, "resourceId"));
        var isDeleted = envelope.Type == EventTypes.ResourceDeleted;
        ResourceKind? kind;
        JsonElement? members = null;
        if (isDeleted)
        {
            // What else it tells of the resource is of no use any more.
            kind = body.OneOf("kind", ApiJson.Readable.ResourceKind);
        }
        else
        {
            (kind, members) = Changed(data, body, regionId, resourceId);
        }

        return errors.Any
            ? null
            : new()
            {
                EventId = eventId,
                Type = envelope.Type,
                Source = envelope.Source,
                SourceEventId = envelope.Id,
                RegionId = regionId,
                ResourceId = resourceId,
                Kind = kind,
                OccurredAt = envelope.Time,
                Sequence = sequence,
                Deleted = isDeleted,
                Members = members,
            };
    }

    private static string Required(BodyReader body, string name)
    {
        var id = body.Id(name);
        if (id is null)
        {
            body.Errors.Add(name, null, "It is required.", "Send it.");
        }

        return id ?? "";
    }

    // Each member is held to what a registration takes, and kept as it would be registered.
    private static (ResourceKind? Kind, JsonElement? Members) Changed(JsonElement data, BodyReader body, string regionId, string resourceId)
    {
        if (!body.Has("kind"))
        {
            body.Errors.Add("kind", null, "It is required.", $"Send one of {string.Join(", ", EnumNames.Of(ApiJson.Readable.ResourceKind).Keys)}.");
            return default;
        }

        var resource = ResourceBody.Read(body, regionId, resourceId);
        body.RejectTheRest();
        if (resource is null || body.Errors.Any)
        {
            return default;
        }

        var read = JsonSerializer.SerializeToElement(resource, DomainJson.Default.CloudResource);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var name in data.EnumerateObject().Select(member => member.Name).Except(Others))
            {
                writer.WritePropertyName(name);
                if (data.GetProperty(name).ValueKind != JsonValueKind.Null && read.TryGetProperty(name, out var value))
                {
                    value.WriteTo(writer);
                }
                else
                {
                    writer.WriteNullValue();
                }
            }

            writer.WriteEndObject();
        }

        return (resource.Kind, JsonElement.Parse(buffer.ToArray()));
    }
}

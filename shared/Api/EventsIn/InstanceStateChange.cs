using System.Text.Json;
using EipFunctions.Api.Requests;

namespace EipFunctions.Api.EventsIn;

/// <summary>Translates Alibaba Cloud EventBridge's event of an ECS instance that changed its state.</summary>
internal static class InstanceStateChange
{
    // acs:ecs:{region}:{account}:instance/{id}
    private const int RegionPart = 2;
    private const int Parts = 5;

    /// <summary>The data as of <see cref="EventTypes.ResourceChanged"/>; without meaning when there are errors.</summary>
    public static JsonElement Translate(EventEnvelope envelope, RequestErrors errors)
    {
        var body = new BodyReader(envelope.Data, errors);
        var (resourceId, state) = (body.Id("resourceId", isRequired: true), body.Text("state", isRequired: true));
        var regionId = envelope.AliyunRegionId ?? RegionOf(envelope.Subject);
        if (regionId is null)
        {
            errors.Add(
                "subject", envelope.Subject, "It must be acs:ecs:{region}:{account}:instance/{id} where there is no aliyunregionid.", "Send aliyunregionid.");
        }

        if (errors.Any)
        {
            return default;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "EcsInstance");
            writer.WriteString("regionId", regionId);
            writer.WriteString("resourceId", resourceId);
            writer.WriteString("status", Status(state!));
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    // Two states have other names there than in the API of ECS.
    private static string Status(string state) => state switch
    {
        "Created" => "Pending",
        "Deleted" => "Released",
        _ => state,
    };

    private static string? RegionOf(string? subject) =>
        subject?.Split(':') is { Length: >= Parts } parts && parts[0] == "acs" && parts[1] == "ecs" && FieldRules.IsId(parts[RegionPart])
            ? parts[RegionPart]
            : null;
}

using EipFunctions.Api.Candidates;
using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Guidance;
using EipFunctions.Api.Problems;
using EipFunctions.Api.Requests;
using EipFunctions.Api.Resources;
using EipFunctions.Domain.Connectivity;
using EipFunctions.Domain.Resources;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Connectivity;

/// <summary>Diagnoses why an instance and the Internet do not reach each other (FAQ section_m3e_7x3_xo5).</summary>
internal static class ConnectivityHandler
{
    private const string Remedy = "Send an address on the Internet, such as 223.5.5.5.";

    public static async Task<IResult> GetAsync(ApiRequest request)
    {
        var (partition, resourceId) = (request.Partition, request.PathId("resourceId"));
        var destination = request.Query.Text("destination");
        if (destination is not null && !Ipv4Form.IsValid(destination))
        {
            request.Errors.Add("destination", destination, "It must be an IPv4 address.", Remedy);
        }
        else if (destination is not null && SpecialBlock.OfAddress(destination) is { } block)
        {
            request.Errors.Add("destination", destination, $"It must be an address on the Internet; {block.Network} is for {block.Use}.", Remedy);
        }

        if (request.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await VisibleResource.FindAsync(request, partition, resourceId) is not { } subject)
        {
            return await ResourceHandlers.NoSuchResourceAsync(request, partition, resourceId);
        }

        if (subject.Resource is not (EcsInstance or NetworkInterface))
        {
            return ProblemKind.Conflict.With(
                request.Http, $"'{resourceId}' is registered as {subject.Resource.Kind}; packets are followed for ECS instances and ENIs. Send the id of one.");
        }

        var snapshot = await ConnectivityReader.ReadAsync(request, partition, subject);
        return TypedResults.Json(
            ConnectivityDiagnosis.Of(destination is null ? snapshot : snapshot with { Destination = destination }) with
            {
                Notice = PartialView.Notice(request.Principal),
            },
            ApiJson.Readable.ConnectivityReport);
    }
}

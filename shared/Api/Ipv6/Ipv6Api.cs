using EipFunctions.Api.Dispatch;
using EipFunctions.Domain.Principals;
using Microsoft.AspNetCore.Http;

namespace EipFunctions.Api.Ipv6;

/// <summary>The operations on IPv6 addresses.</summary>
internal static class Ipv6Api
{
    private const string Addresses = "regions/{regionId}/resources/{resourceId}/ipv6-addresses";

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        new("ListIpv6Addresses", HttpMethods.Get, Addresses, Rights.Read, Ipv6Handlers.ListAsync)
        {
            Summary = "Lists the IPv6 addresses of an ECS instance.",
            Answers = [new(200, typeof(Ipv6AddressList))],
            Problems = [400, 404, 409],
        },
        new("AssignIpv6Addresses", HttpMethods.Post, Addresses, Rights.Operate, Ipv6Handlers.AssignAsync)
        {
            Summary = "Assigns IPv6 addresses to an ECS instance: the one that is named, or some. 200 when it has them already, as a repetition with an Idempotency-Key does.",
            Body = typeof(Ipv6AddressRequest),
            Parameters = [ApiParameter.IdempotencyKey],
            Answers = [new(201, typeof(Ipv6AddressList)), new(200, typeof(Ipv6AddressList))],
            Problems = [400, 404, 409, 413, 415],
        },
        new("UnassignIpv6Address", HttpMethods.Delete, $"{Addresses}/{{address}}", Rights.Operate, Ipv6Handlers.UnassignAsync)
        {
            Summary = "Takes an IPv6 address back from an ECS instance.",
            Answers = [new(204)],
            Problems = [400, 404],
        },
    ];
}

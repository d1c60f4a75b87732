using EipFunctions.Api.Requests;
using EipFunctions.Domain.Ipv6;

namespace EipFunctions.Api.Ipv6;

/// <summary>Which IPv6 addresses to assign: one that is named, or a number of any.</summary>
public sealed record Ipv6AddressRequest
{
    internal const int MostAtOnce = 10;
    private const int LongestAddress = 45;

    /// <summary>The address, of the instance's <c>ipv6CidrBlock</c>; absent for any.</summary>
    public string? Address { get; init; }

    /// <summary>How many addresses, 1 to 10; absent where one is named.</summary>
    public int? Count { get; init; }

    internal static Ipv6AddressRequest Read(BodyReader body)
    {
        var (text, count) = (body.Text("address", LongestAddress), body.Whole("count", 1, MostAtOnce));
        if (text is null == count is null && !body.Errors.Any)
        {
            body.Errors.Add("address", text, "Either address or count must be sent.", "Send one of the two.");
        }

        string? canonical = null;
        if (text is not null && !Ipv6Text.TryCanonical(text, out canonical))
        {
            body.Errors.Add("address", text, "It must be an IPv6 address.", "Send an address such as 2001:db8::1, without prefix length and zone.");
        }

        return new() { Address = canonical, Count = count };
    }
}

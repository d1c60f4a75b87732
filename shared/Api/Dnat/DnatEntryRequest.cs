using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Dnat;

namespace EipFunctions.Api.Dnat;

/// <summary>What a DNAT entry is to forward.</summary>
public sealed record DnatEntryRequest
{
    private const int LongestPort = 11;

    /// <summary>The EIP of the gateway that it listens on.</summary>
    public required string ExternalIp { get; init; }

    /// <summary>The public port, a range such as <c>10/20</c>, or <c>Any</c>.</summary>
    public required string ExternalPort { get; init; }

    /// <summary>The private address that it forwards to.</summary>
    public required string InternalIp { get; init; }

    /// <summary>The private port, a range as long as the public one, or <c>Any</c>.</summary>
    public required string InternalPort { get; init; }

    /// <summary>The protocol.</summary>
    public required IpProtocol Protocol { get; init; }

    /// <summary>The registered resource that has the private address; absent to have it found, now or when it is registered.</summary>
    public string? TargetResourceId { get; init; }

    /// <summary>A display name.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Whether the entry is on the gateway already and is only recorded here: it may lead to an ECS instance with an
    /// EIP, which then wins. The right Administer is needed for it.
    /// </summary>
    public bool Imported { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static DnatEntryRequest Read(BodyReader body) => new()
    {
        ExternalIp = body.Ip("externalIp", isRequired: true) ?? "",
        ExternalPort = body.Text("externalPort", LongestPort, isRequired: true) ?? "",
        InternalIp = body.Ip("internalIp", isRequired: true) ?? "",
        InternalPort = body.Text("internalPort", LongestPort, isRequired: true) ?? "",
        Protocol = body.OneOf("protocol", ApiJson.Readable.IpProtocol, isRequired: true) ?? default,
        TargetResourceId = body.Id("targetResourceId"),
        Name = body.Text("name"),
        Imported = body.YesNo("imported") ?? false,
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal DnatEntry Of(string natGatewayId, string dnatEntryId) => new()
    {
        DnatEntryId = dnatEntryId,
        NatGatewayId = natGatewayId,
        ExternalIp = ExternalIp,
        ExternalPort = ExternalPort,
        InternalIp = InternalIp,
        InternalPort = InternalPort,
        Protocol = Protocol,
        TargetResourceId = TargetResourceId,
        Name = Name ?? "",
        Imported = Imported,
    };
}

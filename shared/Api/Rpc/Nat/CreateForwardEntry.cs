using EipFunctions.Api.Dnat;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Adds a DNAT entry to a NAT gateway.</summary>
internal static class CreateForwardEntry
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(CreateForwardEntry),
        Rights.Operate,
        "Adds a DNAT entry to a NAT gateway. It is `Available` when this answers.",
        RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        if (asked.ForwardEntryName is { } name && !IsName(name))
        {
            return NatErrors.MalformedName(name);
        }

        if (NatTables.GatewayOf(asked.ForwardTableId) is not { } natGatewayId)
        {
            return NatErrors.NoSuchForwardTable(asked.ForwardTableId);
        }

        var (partition, principal, store) = (call.In(asked.RegionId), call.Principal, call.Services.DnatEntries);
        var entry = asked.Of(natGatewayId, call.Services.Ids.Make(
            "fwd", asked.ClientToken, principal.AccountId, principal.PrincipalId, call.Action, partition.RegionId, natGatewayId));
        if (asked.DryRun)
        {
            var results = await store.ExplainAsync(partition, principal, entry, call.Aborted);
            return results.Select(result => result.Violation).OfType<Violation>().ToList() is { Count: > 0 } violations
                ? RpcErrors.Of(violations)
                : RpcErrors.DryRunPassed();
        }

        var creation = await DnatEntryCreation.RunAsync(
            store, partition, principal, entry, mayExist: asked.ClientToken is not null, call.Aborted);
        return creation.Status switch
        {
            DnatEntryCreationStatus.Refused => RpcErrors.Of(creation.Violations),
            DnatEntryCreationStatus.OtherEntry => RpcErrors.TokenReused(),
            _ => new Response { ForwardEntryId = entry.DnatEntryId },
        };
    }

    private static bool IsName(string name) =>
        name.Length is >= 2 and <= 128
        && char.IsLetter(name[0])
        && !name.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    internal sealed record Parameters
    {
        private const int LongestPort = 11;

        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table of DNAT entries of the NAT gateway: `ftb-` and the gateway's id.", IsRequired = true)]
        public string ForwardTableId { get; init; } = "";

        [RpcParameter(
            "The EIP of the gateway that it listens on, by its address.",
            IsRequired = true,
            Form = RpcForm.Ipv4,
            Code = "InvalidExternalIp.Malformed",
            CodeMessage = "The specified ExternalIp is not a valid IP address.")]
        public string ExternalIp { get; init; } = "";

        [RpcParameter(
            "The public port, 1 to 65535, a range such as `10/20`, or `Any`.",
            IsRequired = true,
            Most = LongestPort,
            Code = "InvalidExternalPort.Malformed",
            CodeMessage = "The specified ExternalPort is not a valid port.")]
        public string ExternalPort { get; init; } = "";

        [RpcParameter(
            "The private address that it forwards to.",
            IsRequired = true,
            Form = RpcForm.Ipv4,
            Code = "InvalidInternalIp.Malformed",
            CodeMessage = "The specified InternalIp is not a valid IP address.")]
        public string InternalIp { get; init; } = "";

        [RpcParameter(
            "The private port, a range as long as the public one, or `Any`.",
            IsRequired = true,
            Most = LongestPort,
            Code = "InvalidInternalPort.Malformed",
            CodeMessage = "The specified InternalPort is not a valid port.")]
        public string InternalPort { get; init; } = "";

        [RpcParameter(
            "The protocol, in any case; with `Any` both ports are `Any`.",
            IsRequired = true,
            IgnoresCase = true,
            Code = "InvalidProtocal.ValueNotSupported",
            CodeMessage = "The specified IpProtocol does not support.")]
        public IpProtocol IpProtocol { get; init; }

        [RpcParameter("A display name, 2 to 128 characters, a letter first.")]
        public string? ForwardEntryName { get; init; }

        [RpcParameter("Whether ports may be broken; of no effect, since an EIP of a DNAT entry is in no SNAT entry here.")]
        public bool PortBreak { get; init; }

        [RpcParameter("Whether only to check the request: one that is right then ends with DryRunOperation.")]
        public bool DryRun { get; init; }

        [RpcParameter("Makes the request safe to repeat, for each NAT gateway.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }

        public DnatEntry Of(string natGatewayId, string dnatEntryId) => new()
        {
            DnatEntryId = dnatEntryId,
            NatGatewayId = natGatewayId,
            ExternalIp = ExternalIp,
            ExternalPort = ForwardPorts.Read(ExternalPort),
            InternalIp = InternalIp,
            InternalPort = ForwardPorts.Read(InternalPort),
            Protocol = IpProtocol,
            Name = ForwardEntryName ?? "",
        };
    }

    internal sealed record Response : RpcResponse
    {
        public required string ForwardEntryId { get; init; }
    }
}

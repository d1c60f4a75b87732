using EipFunctions.Api.NatEntries;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;

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
        if (NatErrors.MalformedName(nameof(asked.ForwardEntryName), asked.ForwardEntryName) is { } malformed)
        {
            return malformed;
        }

        if (NatTable.Forward.GatewayOf(asked.ForwardTableId) is not { } natGatewayId)
        {
            return NatErrors.NoSuchForwardTable(asked.ForwardTableId);
        }

        var (partition, principal, store) = (call.In(asked.RegionId), call.Principal, call.Services.DnatEntries);
        var entry = asked.Of(natGatewayId, call.Services.Ids.Make(
            "fwd", asked.ClientToken, principal.AccountId, principal.PrincipalId, call.Action, partition.RegionId, natGatewayId));
        if (asked.DryRun)
        {
            return RpcErrors.OfDryRun(await store.ExplainAsync(partition, principal, entry, call.Aborted));
        }

        var creation = await EntryCreation.RunAsync(
            entry,
            mayExist: asked.ClientToken is not null,
            () => store.GetAsync(partition, natGatewayId, entry.DnatEntryId, call.Aborted),
            () => store.CreateAsync(partition, principal, entry, call.Aborted));
        return creation.Status switch
        {
            EntryCreationStatus.Refused => RpcErrors.Of(creation.Violations),
            EntryCreationStatus.OtherEntry => RpcErrors.TokenReused(),
            _ => new Response { ForwardEntryId = entry.DnatEntryId },
        };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table of DNAT entries of the NAT gateway: `ftb-` and the gateway's id.", IsRequired = true)]
        public string ForwardTableId { get; init; } = "";

        [RpcParameter(
            "The EIP of the gateway that it listens on, by its address.",
            IsRequired = true,
            Form = RpcForm.Ipv4,
            Code = "InvalidExternalIp.Malformed",
            CodeMessage = ForwardTexts.ExternalIp)]
        public string ExternalIp { get; init; } = "";

        [RpcParameter(
            "The public port, 1 to 65535, a range such as `10/20`, or `Any`.",
            IsRequired = true,
            Most = ForwardPorts.Longest,
            Code = "InvalidExternalPort.Malformed",
            CodeMessage = ForwardTexts.ExternalPort)]
        public string ExternalPort { get; init; } = "";

        [RpcParameter(
            "The private address that it forwards to.",
            IsRequired = true,
            Form = RpcForm.Ipv4,
            Code = "InvalidInternalIp.Malformed",
            CodeMessage = ForwardTexts.InternalIp)]
        public string InternalIp { get; init; } = "";

        [RpcParameter(
            "The private port, a range as long as the public one, or `Any`.",
            IsRequired = true,
            Most = ForwardPorts.Longest,
            Code = "InvalidInternalPort.Malformed",
            CodeMessage = ForwardTexts.InternalPort)]
        public string InternalPort { get; init; } = "";

        [RpcParameter(
            "The protocol, in any case; with `Any` both ports are `Any`.",
            IsRequired = true,
            IgnoresCase = true,
            Code = "InvalidProtocal.ValueNotSupported",
            CodeMessage = ForwardTexts.IpProtocol)]
        public IpProtocol IpProtocol { get; init; }

        [RpcParameter("A display name, 2 to 128 characters, a letter first.")]
        public string? ForwardEntryName { get; init; }

        [RpcParameter("Whether ports that SNAT entries of the EIP use may be broken; of no effect here.")]
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

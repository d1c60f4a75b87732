using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Changes a DNAT entry.</summary>
internal static class ModifyForwardEntry
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(ModifyForwardEntry),
        Rights.Operate,
        "Changes a DNAT entry in place. What is left out stays as it is. The entry is `Available` when this answers.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (NatErrors.MalformedName(nameof(asked.ForwardEntryName), asked.ForwardEntryName) is { } malformed)
        {
            return malformed;
        }

        var (gateway, error) = await NatTable.Forward.FindAsync(call, asked.RegionId, asked.ForwardTableId);
        if (gateway is null)
        {
            return error!;
        }

        var (partition, store, natGatewayId) = (call.In(asked.RegionId), call.Services.DnatEntries, gateway.Resource.ResourceId);
        if (asked.DryRun)
        {
            var entry = await store.GetAsync(partition, natGatewayId, asked.ForwardEntryId, call.Aborted);
            return entry is null ? NatErrors.NoSuchForwardEntry(asked.ForwardEntryId)
                : asked.Change.Of(entry).ForwardsLike(entry) ? RpcErrors.DryRunPassed()
                : RpcErrors.OfDryRun(await store.ExplainAsync(partition, call.Principal, asked.Change.Of(entry), call.Aborted));
        }

        return await store.ChangeAsync(
            partition, call.Principal, natGatewayId, asked.ForwardEntryId, asked.Change, call.Aborted) switch
        {
            null => NatErrors.NoSuchForwardEntry(asked.ForwardEntryId),
            { Count: > 0 } violations => RpcErrors.Of(violations),
            _ => new RpcResponse(),
        };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table that the entry is in.", IsRequired = true)]
        public string ForwardTableId { get; init; } = "";

        [RpcParameter("The entry.", IsRequired = true, Form = RpcForm.Id)]
        public string ForwardEntryId { get; init; } = "";

        [RpcParameter(
            "The EIP of the gateway that it is to listen on, by its address.",
            Form = RpcForm.Ipv4,
            Code = "InvalidExternalIp.Malformed",
            CodeMessage = ForwardTexts.ExternalIp)]
        public string? ExternalIp { get; init; }

        [RpcParameter(
            "The public port, 1 to 65535, a range such as `10/20`, or `Any`.",
            Most = ForwardPorts.Longest,
            Code = "InvalidExternalPort.Malformed",
            CodeMessage = ForwardTexts.ExternalPort)]
        public string? ExternalPort { get; init; }

        [RpcParameter(
            "The private address that it is to forward to.",
            Form = RpcForm.Ipv4,
            Code = "InvalidInternalIp.Malformed",
            CodeMessage = ForwardTexts.InternalIp)]
        public string? InternalIp { get; init; }

        [RpcParameter(
            "The private port, a range as long as the public one, or `Any`.",
            Most = ForwardPorts.Longest,
            Code = "InvalidInternalPort.Malformed",
            CodeMessage = ForwardTexts.InternalPort)]
        public string? InternalPort { get; init; }

        [RpcParameter(
            "The protocol, in any case; with `Any` both ports are `Any`.",
            IgnoresCase = true,
            Code = "InvalidProtocal.ValueNotSupported",
            CodeMessage = ForwardTexts.IpProtocol)]
        public IpProtocol? IpProtocol { get; init; }

        [RpcParameter("A display name, 2 to 128 characters, a letter first.")]
        public string? ForwardEntryName { get; init; }

        [RpcParameter("Whether ports that SNAT entries of the EIP use may be broken; of no effect here.")]
        public bool PortBreak { get; init; }

        [RpcParameter("Whether only to check the request: one that is right then ends with DryRunOperation.")]
        public bool DryRun { get; init; }

        [RpcParameter("Taken, and not needed: the same change again changes nothing.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }

        public DnatEntryChange Change => new()
        {
            ExternalIp = ExternalIp,
            ExternalPort = ExternalPort is null ? null : ForwardPorts.Read(ExternalPort),
            InternalIp = InternalIp,
            InternalPort = InternalPort is null ? null : ForwardPorts.Read(InternalPort),
            Protocol = IpProtocol,
            Name = ForwardEntryName,
        };
    }
}

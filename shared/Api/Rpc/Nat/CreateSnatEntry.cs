using EipFunctions.Api.NatEntries;
using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Adds an SNAT entry to a NAT gateway.</summary>
internal static class CreateSnatEntry
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, Response>(
        nameof(CreateSnatEntry),
        Rights.Operate,
        "Adds an SNAT entry to a NAT gateway. It is `Available` when this answers.",
        RunAsync);

    private static async Task<RpcResult<Response>> RunAsync(RpcCall call, Parameters asked)
    {
        if (NatErrors.MalformedName(nameof(asked.SnatEntryName), asked.SnatEntryName) is { } malformed)
        {
            return malformed;
        }

        if (NatTable.Snat.GatewayOf(asked.SnatTableId) is not { } natGatewayId)
        {
            return NatErrors.NoSuchSnatTable(asked.SnatTableId);
        }

        var (partition, principal, store) = (call.In(asked.RegionId), call.Principal, call.Services.SnatEntries);
        var entry = asked.Of(natGatewayId, call.Services.Ids.Make(
            "snat", asked.ClientToken, principal.AccountId, principal.PrincipalId, call.Action, partition.RegionId, natGatewayId));
        if (asked.DryRun)
        {
            return RpcErrors.OfDryRun(await store.ExplainAsync(partition, principal, entry, call.Aborted));
        }

        var creation = await EntryCreation.RunAsync(
            entry,
            mayExist: asked.ClientToken is not null,
            () => store.GetAsync(partition, natGatewayId, entry.SnatEntryId, call.Aborted),
            () => store.CreateAsync(partition, principal, entry, call.Aborted));
        return creation.Status switch
        {
            EntryCreationStatus.Refused => RpcErrors.Of(creation.Violations),
            EntryCreationStatus.OtherEntry => RpcErrors.TokenReused(),
            _ => new Response { SnatEntryId = entry.SnatEntryId },
        };
    }

    internal sealed record Parameters
    {
        /// <summary>The documented message for an address that is none.</summary>
        public const string SnatIpMalformed = "The specified SnatIp is not a valid IP address.";

        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table of SNAT entries of the NAT gateway: `stb-` and the gateway's id.", IsRequired = true)]
        public string SnatTableId { get; init; } = "";

        [RpcParameter(
            "The EIPs of the gateway to go out by, by their addresses, up to 64.",
            IsRequired = true,
            IsCommaSeparated = true,
            Form = RpcForm.Ipv4,
            Code = "InvalidSnatIp.Malformed",
            CodeMessage = SnatIpMalformed)]
        public IReadOnlyList<string> SnatIp { get; init; } = [];

        [RpcParameter("The vSwitch whose instances it lets out; either this or SourceCIDR.", Form = RpcForm.Id)]
        public string? SourceVSwitchId { get; init; }

        [RpcParameter("The range of private addresses that it lets out, such as `10.1.1.0/24`; either this or SourceVSwitchId.")]
        public string? SourceCIDR { get; init; }

        [RpcParameter("A display name, 2 to 128 characters, a letter first.")]
        public string? SnatEntryName { get; init; }

        [RpcParameter("Whether a client keeps its EIP for a destination, 1 for yes: not recorded here.", Values = [SnatEntryItem.NoAffinity])]
        public string? EipAffinity { get; init; }

        [RpcParameter("Whether only to check the request: one that is right then ends with DryRunOperation.")]
        public bool DryRun { get; init; }

        [RpcParameter("Makes the request safe to repeat, for each NAT gateway.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }

        public SnatEntry Of(string natGatewayId, string snatEntryId) => new()
        {
            SnatEntryId = snatEntryId,
            NatGatewayId = natGatewayId,
            SnatIps = SnatIp,
            SourceVSwitchId = SourceVSwitchId,
            SourceCidr = SourceCIDR,
            Name = SnatEntryName ?? "",
        };
    }

    internal sealed record Response : RpcResponse
    {
        public required string SnatEntryId { get; init; }
    }
}

using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Snat;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Changes an SNAT entry.</summary>
internal static class ModifySnatEntry
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(ModifySnatEntry),
        Rights.Operate,
        "Changes an SNAT entry in place. What is left out stays as it is. The entry is `Available` when this answers.",
        RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        if (NatErrors.MalformedName(nameof(asked.SnatEntryName), asked.SnatEntryName) is { } malformed)
        {
            return malformed;
        }

        var (gateway, error) = await NatTable.Snat.FindAsync(call, asked.RegionId, asked.SnatTableId);
        if (gateway is null)
        {
            return error!;
        }

        var (partition, store, natGatewayId) = (call.In(asked.RegionId), call.Services.SnatEntries, gateway.Resource.ResourceId);
        if (asked.DryRun)
        {
            var entry = await store.GetAsync(partition, natGatewayId, asked.SnatEntryId, call.Aborted);
            return entry is null ? NatErrors.NoSuchSnatEntry(asked.SnatEntryId)
                : asked.Change.Of(entry).LetsOutLike(entry) ? RpcErrors.DryRunPassed()
                : RpcErrors.OfDryRun(await store.ExplainAsync(partition, call.Principal, asked.Change.Of(entry), call.Aborted));
        }

        return await store.ChangeAsync(partition, call.Principal, natGatewayId, asked.SnatEntryId, asked.Change, call.Aborted) switch
        {
            null => NatErrors.NoSuchSnatEntry(asked.SnatEntryId),
            { Count: > 0 } violations => RpcErrors.Of(violations),
            _ => new RpcResponse(),
        };
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table that the entry is in.", IsRequired = true)]
        public string SnatTableId { get; init; } = "";

        [RpcParameter("The entry.", IsRequired = true, Form = RpcForm.Id)]
        public string SnatEntryId { get; init; } = "";

        [RpcParameter(
            "The EIPs of the gateway to go out by, by their addresses, up to 64, in place of those it has.",
            IsCommaSeparated = true,
            Form = RpcForm.Ipv4,
            Code = "InvalidSnatIp.Malformed",
            CodeMessage = CreateSnatEntry.Parameters.SnatIpMalformed)]
        public IReadOnlyList<string> SnatIp { get; init; } = [];

        [RpcParameter("A display name, 2 to 128 characters, a letter first.")]
        public string? SnatEntryName { get; init; }

        [RpcParameter("Whether a client keeps its EIP for a destination, 1 for yes: not recorded here.", Values = [SnatEntryItem.NoAffinity])]
        public string? EipAffinity { get; init; }

        [RpcParameter("Whether only to check the request: one that is right then ends with DryRunOperation.")]
        public bool DryRun { get; init; }

        [RpcParameter("Taken, and not needed: the same change again changes nothing.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }

        public SnatEntryChange Change => new() { SnatIps = SnatIp.Count == 0 ? null : SnatIp, Name = SnatEntryName };
    }
}

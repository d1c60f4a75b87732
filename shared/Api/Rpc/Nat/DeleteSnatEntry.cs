using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Deletes an SNAT entry.</summary>
internal static class DeleteSnatEntry
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(DeleteSnatEntry), Rights.Operate, "Deletes an SNAT entry. It is gone when this answers.", RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        var (gateway, error) = await NatTable.Snat.FindAsync(call, asked.RegionId, asked.SnatTableId);
        if (gateway is null)
        {
            return error!;
        }

        return await call.Services.SnatEntries.DeleteAsync(
            call.In(asked.RegionId), gateway.Resource.ResourceId, asked.SnatEntryId, call.Aborted)
            ? new RpcResponse()
            : NatErrors.NoSuchSnatEntry(asked.SnatEntryId);
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table that the entry is in.", IsRequired = true)]
        public string SnatTableId { get; init; } = "";

        [RpcParameter("The entry.", IsRequired = true, Form = RpcForm.Id)]
        public string SnatEntryId { get; init; } = "";

        [RpcParameter("Taken, and not needed: an entry is deleted once, and a repetition finds that it is gone.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}

using EipFunctions.Api.Rpc.Binding;
using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Rpc.Nat;

/// <summary>Deletes a DNAT entry.</summary>
internal static class DeleteForwardEntry
{
    public static RpcAction Action { get; } = RpcAction.Of<Parameters, RpcResponse>(
        nameof(DeleteForwardEntry), Rights.Operate, "Deletes a DNAT entry. It is gone when this answers.", RunAsync);

    private static async Task<RpcResult<RpcResponse>> RunAsync(RpcCall call, Parameters asked)
    {
        var (gateway, error) = await NatTable.Forward.FindAsync(call, asked.RegionId, asked.ForwardTableId);
        if (gateway is null)
        {
            return error!;
        }

        return await call.Services.DnatEntries.DeleteAsync(
            call.In(asked.RegionId), gateway.Resource.ResourceId, asked.ForwardEntryId, call.Aborted)
            ? new RpcResponse()
            : NatErrors.NoSuchForwardEntry(asked.ForwardEntryId);
    }

    internal sealed record Parameters
    {
        [RpcParameter("The region.", IsRequired = true, Form = RpcForm.Id)]
        public string RegionId { get; init; } = "";

        [RpcParameter("The table that the entry is in.", IsRequired = true)]
        public string ForwardTableId { get; init; } = "";

        [RpcParameter("The entry.", IsRequired = true, Form = RpcForm.Id)]
        public string ForwardEntryId { get; init; } = "";

        [RpcParameter("Taken, and not needed: an entry is deleted once, and a repetition finds that it is gone.", Form = RpcForm.ClientToken)]
        public string? ClientToken { get; init; }
    }
}

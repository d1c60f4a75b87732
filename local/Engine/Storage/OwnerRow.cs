using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>A shard's owner row: who may write to the shard, and the last flush that was written.</summary>
/// <param name="OwnerId">The owner; empty when it was released.</param>
/// <param name="Epoch">Counts the owners.</param>
/// <param name="FlushId">The number of the last flush of this epoch.</param>
/// <param name="ETag">The row's version: each flush replaces the row on this condition, so only one owner can write.</param>
internal sealed record OwnerRow(string OwnerId, long Epoch, long FlushId, ETag ETag)
{
    public bool IsReleased => OwnerId.Length == 0;

    public static OwnerRow Read(TableEntity entity) => new(
        entity.GetString("Owner"), entity.GetInt64("Epoch")!.Value, entity.GetInt64("Flush")!.Value, entity.ETag);

    public TableEntity Write(string shard) => new(shard, RowKeys.Owner)
    {
        ["Owner"] = OwnerId,
        ["Epoch"] = Epoch,
        ["Flush"] = FlushId,
    };
}

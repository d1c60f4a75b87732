using Azure.Data.Tables;
using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>Writes and reads the rows of instances.</summary>
internal static class InstanceRow
{
    /// <summary>
    /// The status of a finished row whose instance is still active: it holds the id from the start on, so that
    /// scheduling an id twice fails on insert instead of needing a read.
    /// </summary>
    public const string Reserved = "Reserved";

    public const string Status = "Status";
    public const string Name = "Name";
    public const string CreatedAt = "CreatedAt";
    public const string CompletedAt = "CompletedAt";
    public const string ChunksWritten = "ChunksWritten";

    public static TableEntity Reservation(string shard, string key) =>
        new(shard, RowKeys.Finished(key)) { [Status] = Reserved };

    public static bool IsReservation(TableEntity entity) => entity.GetString(Status) == Reserved;

    public static TableEntity Write(string shard, string rowKey, InstanceRecord record, string tail)
    {
        var entity = new TableEntity(shard, rowKey)
        {
            ["Id"] = record.InstanceId,
            [Name] = record.Name,
            ["Version"] = record.Version,
            [Status] = record.Status.ToString(),
            [CreatedAt] = record.CreatedAt,
            ["UpdatedAt"] = record.LastUpdatedAt,
            ["Execution"] = record.Execution,
            ["Chunks"] = record.Chunks,
            [ChunksWritten] = record.ChunksWritten,
            ["Recoveries"] = record.Recoveries,
            ["CancelRequested"] = record.IsCancellationRequested,
        };
        AddWhenSet(entity, "StartAt", record.StartAt);
        AddWhenSet(entity, CompletedAt, record.CompletedAt);
        if (record.TraceParent is { } traceParent)
        {
            entity["TraceParent"] = traceParent;
        }

        if (record.Parent is { } parent)
        {
            entity["ParentId"] = parent.InstanceId;
            entity["ParentExecution"] = parent.Execution;
            entity["ParentSequence"] = parent.Sequence;
            entity["ParentAttempt"] = parent.Attempt;
        }

        ChunkedText.Write(entity, "Input", record.Input);
        ChunkedText.Write(entity, "Output", record.Output);
        ChunkedText.Write(entity, "CustomStatus", record.CustomStatus);
        ChunkedText.Write(entity, "Failure", record.Failure is { } failure ? HistoryJson.Write(failure) : null);
        ChunkedText.Write(entity, "Tail", tail);
        return entity;
    }

    public static (InstanceRecord Record, string Tail) Read(TableEntity entity) => (
        new()
        {
            InstanceId = entity.GetString("Id"),
            Name = entity.GetString(Name),
            Version = entity.GetString("Version"),
            Status = Enum.Parse<WorkflowRuntimeStatus>(entity.GetString(Status)),
            CreatedAt = entity.GetDateTimeOffset(CreatedAt)!.Value,
            LastUpdatedAt = entity.GetDateTimeOffset("UpdatedAt")!.Value,
            StartAt = entity.GetDateTimeOffset("StartAt"),
            CompletedAt = entity.GetDateTimeOffset(CompletedAt),
            Execution = entity.GetInt32("Execution")!.Value,
            Chunks = entity.GetInt32("Chunks")!.Value,
            ChunksWritten = entity.GetInt32(ChunksWritten)!.Value,
            Recoveries = entity.GetInt32("Recoveries")!.Value,
            IsCancellationRequested = entity.GetBoolean("CancelRequested")!.Value,
            Parent = entity.GetString("ParentId") is { } parent
                ? new(parent, entity.GetInt32("ParentExecution")!.Value, entity.GetInt32("ParentSequence")!.Value, entity.GetInt32("ParentAttempt")!.Value)
                : null,
            TraceParent = entity.GetString("TraceParent"),
            Input = ChunkedText.Read(entity, "Input"),
            Output = ChunkedText.Read(entity, "Output"),
            CustomStatus = ChunkedText.Read(entity, "CustomStatus"),
            Failure = HistoryJson.ReadFailure(ChunkedText.Read(entity, "Failure")),
        },
        ChunkedText.Read(entity, "Tail") ?? "");

    private static void AddWhenSet(TableEntity entity, string name, DateTimeOffset? value)
    {
        if (value is { } set)
        {
            entity[name] = set;
        }
    }
}

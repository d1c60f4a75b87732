using Azure;
using Azure.Data.Tables;

namespace EipFunctions.Engine;

/// <summary>One source's part of a flush.</summary>
internal abstract class PendingCommit
{
    private readonly List<TableTransactionAction> _actions = [];

    public IReadOnlyList<TableTransactionAction> Actions => _actions;

    /// <summary>The bytes in a request, estimated from above.</summary>
    public int Weight { get; private set; }

    /// <summary>The part is durable.</summary>
    public abstract void OnCommitted();

    /// <summary>The storage refuses this part for good; nothing of it was written.</summary>
    public abstract void OnRejected(RequestFailedException reason);

    protected void Add(TableTransactionActionType type, TableEntity entity)
    {
        _actions.Add(new(type, entity, type == TableTransactionActionType.Delete ? ETag.All : default));
        Weight += ChunkedText.Weigh(entity);
    }
}

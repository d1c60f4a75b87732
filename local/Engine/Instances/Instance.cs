using EipFunctions.Workflows.Model;

namespace EipFunctions.Engine;

/// <summary>
/// An active instance in memory: its row, its journal and its running workflow. The gate guards all but the running
/// workflow, which only the current turn touches.
/// </summary>
internal sealed partial class Instance : ICommitSource, IDisposable
{
    private readonly Lock _gate = new();
    private readonly HubSession _session;
    private readonly Shard _shard;
    private readonly InstanceJournal _journal;
    private readonly SeenEvents _seen = new();
    private readonly Dictionary<int, PendingOperation> _open = [];
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InstanceRecord _record;

    /// <summary>Whether the instance has rows in the table.</summary>
    private bool _isStored;

    /// <summary>Whether changes are enqueued for the next flush.</summary>
    private bool _begun;
    private bool _isDirty;

    /// <summary>The row as the instance ends; shown once it is durable.</summary>
    private InstanceRecord? _final;

    /// <summary>Counts the changes; a commit makes those up to its revision durable.</summary>
    private long _revision;
    private long _durable;
    private bool _gone;

    private Instance(HubSession session, Shard shard, InstanceRecord record, string tail)
    {
        (_session, _shard, _record) = (session, shard, record);
        _journal = new(record.Execution, tail, record.Chunks, record.ChunksWritten);
        Key = InstanceKey.Of(record.InstanceId);
        TraceParent = record.TraceParent;
        _executionStartedAt = record.CreatedAt;
    }

    public string Id => _record.InstanceId;

    public string Key { get; }

    /// <summary>The trace context that it was scheduled in; the same in every execution.</summary>
    public string? TraceParent { get; }

    public string ShardName => _shard.Name;

    public ActivityRunner Activities => _session.Activities;

    public ChildRunner Children => _session.Children;

    public TimeProvider Time => _session.Services.Time;

    /// <summary>Why the instance cannot run on this host, if so.</summary>
    public WorkflowFailure? Blocked { get; private set; }

    /// <summary>Completes when the instance is durable and read: true, or false when the id was taken.</summary>
    public Task<bool> Ready => _ready.Task;

    /// <summary>Whether the instance has left memory: finished, refused or abandoned.</summary>
    public bool IsGone => Volatile.Read(ref _gone);

    /// <summary>Makes a new instance, to be enqueued by <see cref="Begin"/>.</summary>
    public static Instance Create(HubSession session, Shard shard, InstanceRecord record)
    {
        var instance = new Instance(session, shard, record, "");
        lock (instance._gate)
        {
            if (record.StartAt is null)
            {
                instance._hasStarted = true;
                instance.Append(new() { Type = HistoryEventType.ExecutionStarted, At = record.CreatedAt });
            }
            else
            {
                instance._revision++;
            }
        }

        return instance;
    }

    /// <summary>Lets the first commit of a new instance be written.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _begun = true;
            Touch();
        }
    }

    public WorkflowState GetState()
    {
        lock (_gate)
        {
            return VisibleState();
        }
    }

    /// <summary>What the steps are told from: the journal's place, its tail, and what is under way.</summary>
    public (int Execution, int Chunks, string Tail, IReadOnlyList<WorkflowStep> Running) GetHistory()
    {
        lock (_gate)
        {
            return (_record.Execution, _journal.Chunks, _journal.Tail, [.. _open.Values.Select(o => o.Step)]);
        }
    }

    /// <summary>About how many characters its history has.</summary>
    public int HistoryLength
    {
        get
        {
            lock (_gate)
            {
                return _journal.Length;
            }
        }
    }

    public bool IsChildOf(ParentCall parent) => _record.Parent == parent;

    private WorkflowState VisibleState() => _record.ToState() with { Failure = _record.Failure ?? (_gone ? null : Blocked) };

    /// <summary>Journals an event; the caller holds the gate.</summary>
    private long Append(HistoryEvent e, bool deferred = false, bool deliver = true)
    {
        var revision = ++_revision;
        var position = _journal.Add(e, revision);
        _record = _record with { LastUpdatedAt = e.At, Recoveries = 0 };
        if (deliver)
        {
            Enqueue(new(e, revision, position, deferred));
        }

        if (!deferred)
        {
            Touch();
        }

        return revision;
    }

    /// <summary>
    /// There is something to commit. While a turn runs the commit waits for its end, so that what the workflow makes of
    /// an event, its completion above all, rides in the same commit. The caller holds the gate.
    /// </summary>
    private void Touch()
    {
        _isDirty = true;
        ScheduleTurn();
        EnqueueIfDirty();
    }

    /// <summary>Enqueues what is uncommitted, whether or not a turn runs: the host stops.</summary>
    public void EnqueueNow()
    {
        lock (_gate)
        {
            if (_isDirty && _begun)
            {
                _shard.Enqueue(this);
            }
        }
    }

    private void EnqueueIfDirty()
    {
        if (_isDirty && _begun && !_isTurning)
        {
            _isDirty = false;
            _shard.Enqueue(this);
        }
    }

    /// <summary>The time of an event: never before that of the last.</summary>
    private DateTimeOffset Now()
    {
        var now = Time.GetUtcNow();
        return now > _record.LastUpdatedAt ? now : _record.LastUpdatedAt;
    }
}

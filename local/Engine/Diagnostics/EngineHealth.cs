namespace EipFunctions.Engine;

/// <summary>How the engine stands.</summary>
/// <param name="IsOwner">Whether this host owns the hub and accepts work; false once it stops.</param>
/// <param name="Owner">Who owns the hub, as last seen; null when not known yet.</param>
/// <param name="Epoch">The epoch of that owner.</param>
/// <param name="Shards">The shards, when this host owns them.</param>
public sealed record EngineHealth(bool IsOwner, string? Owner, long Epoch, IReadOnlyList<ShardHealth> Shards);

using EipFunctions.Api.Health;

namespace EipFunctions.Local.Hosting;

/// <summary>What <c>/healthz/ready</c> answers. It names no host, no table and no key.</summary>
/// <param name="IsReady">Whether every part is.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Epoch">How many owners the engine's hub has had.</param>
/// <param name="ActiveInstances">The active instances, when this host owns the hub.</param>
/// <param name="BlockedInstances">Those of them that this host cannot run.</param>
/// <param name="QueuedCommits">The instances that wait for a flush.</param>
internal sealed record ReadinessView(
    bool IsReady, IReadOnlyList<PartHealth> Parts, long Epoch, int ActiveInstances, int BlockedInstances, int QueuedCommits);

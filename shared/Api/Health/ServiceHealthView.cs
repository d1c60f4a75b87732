namespace EipFunctions.Api.Health;

/// <summary>What <c>/healthz/ready</c> answers where the host has nothing to add. It names no host, no table and no key.</summary>
/// <param name="IsReady">Whether every part is.</param>
/// <param name="Parts">The parts.</param>
internal sealed record ServiceHealthView(bool IsReady, IReadOnlyList<PartHealth> Parts);

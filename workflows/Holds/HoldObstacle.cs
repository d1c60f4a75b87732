namespace EipFunctions.Workflows.Holds;

/// <summary>Why a replacement that is there did not get the EIP.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Obstacle">Why.</param>
public sealed record HoldObstacle(HoldInput Hold, string Obstacle);

namespace EipFunctions.Gateway.Simulated;

/// <summary>The last change that the gateway decided on for an EIP: a line of its log.</summary>
/// <param name="RegionId">The region.</param>
/// <param name="EipId">The EIP.</param>
/// <param name="Fence">The change's fence.</param>
/// <param name="Asked">The binding that was asked for; null for an unbind.</param>
/// <param name="Live">The binding in force after the change; null when there is none.</param>
/// <param name="Rejection">Why the change was rejected; null when it was accepted.</param>
/// <param name="Replaces">Whether the binding that was asked for was to take the place of the EIP's own.</param>
internal sealed record GatewayLogEntry(
    string RegionId,
    string EipId,
    long Fence,
    GatewayBinding? Asked,
    GatewayBinding? Live,
    string? Rejection,
    bool Replaces = false)
{
    /// <summary>Whether a change asks for the same as this one.</summary>
    /// <remarks>Changes that were made before the account was told are repeated with it.</remarks>
    public bool AsksLike(GatewayLogEntry other) => WithoutAccount(Asked) == WithoutAccount(other.Asked) && Replaces == other.Replaces;

    private static GatewayBinding? WithoutAccount(GatewayBinding? asked) => asked is null ? null : asked with { AccountId = null };
}

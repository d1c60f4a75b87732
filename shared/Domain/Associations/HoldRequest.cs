namespace EipFunctions.Domain.Associations;

/// <summary>That an EIP is to be held when its association ends; what for follows from the association.</summary>
/// <param name="Seconds">
/// For how long at most, in seconds, <see cref="AssociationPolicy.ShortestHoldSeconds"/> to
/// <see cref="AssociationPolicy.LongestHoldSeconds"/>.
/// </param>
/// <param name="ReleaseAfterwards">Whether the EIP is released, rather than kept, when no replacement came in that time.</param>
public sealed record HoldRequest(int Seconds, bool ReleaseAfterwards)
{
    /// <summary>The hold that a policy asks for.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The hold; null when the policy asks for none.</returns>
    public static HoldRequest? Of(AssociationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.OnResourceGone == ResourceGoneAction.Hold ? new(policy.HoldSeconds, policy.ReleaseAfterHold) : null;
    }
}

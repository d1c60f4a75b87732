using EipFunctions.Domain.Principals;

namespace EipFunctions.Api.Candidates;

/// <summary>Why a RAM user cannot see an EIP or a resource (FAQ section_92e_zg7_cex).</summary>
/// <param name="PrincipalId">The RAM user.</param>
/// <param name="ResourceGroupId">The resource group that no key of the RAM user covers; empty for the default one.</param>
/// <param name="Message">The reason in words.</param>
/// <param name="Remedy">What can be done.</param>
public sealed record HiddenBecause(string PrincipalId, string ResourceGroupId, string Message, string Remedy)
{
    /// <summary>The reason; null when the principal can see what is in the group.</summary>
    internal static HiddenBecause? Of(Principal principal, string name, string resourceGroupId)
    {
        if (principal.Sees(resourceGroupId))
        {
            return null;
        }

        var covered = principal.ResourceGroupIds!.Count == 0
            ? "no resource group"
            : string.Join(", ", principal.ResourceGroupIds.Select(ResourceGroup.Name));
        return new(
            principal.PrincipalId,
            resourceGroupId,
            $"{name} is in {ResourceGroup.Name(resourceGroupId)}; RAM user '{principal.PrincipalId}' sees {covered} only.",
            $"Switch to the account, or give RAM user '{principal.PrincipalId}' a key that covers {ResourceGroup.Name(resourceGroupId)}.");
    }
}

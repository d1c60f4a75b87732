using EipFunctions.Domain.Eips;

namespace EipFunctions.Storage.ResourceEvents;

/// <summary>An association with a resource that is gone.</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="AssociationId">The association.</param>
public sealed record AssociationOfGone(string EipId, string AssociationId)
{
    /// <summary>
    /// The associations that an EIP has with a resource. One that it is leaving is among them: a move that is undone brings
    /// it back.
    /// </summary>
    /// <param name="eip">The EIP.</param>
    /// <param name="resourceId">The resource.</param>
    /// <returns>None, one, or, while the EIP is moved from one place of the resource to another, two.</returns>
    public static IEnumerable<AssociationOfGone> Of(Eip eip, string resourceId)
    {
        ArgumentNullException.ThrowIfNull(eip);
        return new[] { eip.Association, eip.Association?.Replaces }
            .Where(association => association?.ResourceId == resourceId)
            .Select(association => new AssociationOfGone(eip.EipId, association!.AssociationId))
            .Distinct();
    }
}

using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Eips;

/// <summary>
/// That an EIP, associated with nothing, waits for the resource that replaces the one it had. Meanwhile it can be
/// associated with that replacement only, and cannot be released.
/// </summary>
public sealed record EipHold
{
    /// <summary>The hold's id, <c>hold-…</c>.</summary>
    public required string HoldId { get; init; }

    /// <summary>The resource that is gone.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The resource group that it was in; null when it was gone already, and its group with it.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Its logical id; null when it had none.</summary>
    public string? LogicalId { get; init; }

    /// <summary>Its kind: a replacement is of the same one.</summary>
    public required ResourceKind ResourceKind { get; init; }

    /// <summary>The mode that the EIP was associated in.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The slot that the EIP had; see <see cref="SlotAssignment"/>.</summary>
    public required string Slot { get; init; }

    /// <summary>The private address that the EIP mapped to; null for a NAT gateway.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The place of that address among those of the resource, from 0; null when it had none or is gone.</summary>
    public int? PrivateIpIndex { get; init; }

    /// <summary>The policy of the association that ended: the next one has it too.</summary>
    public required AssociationPolicy Policy { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it ends without a replacement, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether the EIP is released, rather than kept, when it ends without a replacement.</summary>
    public bool ReleaseAfterwards { get; init; }

    /// <summary>Why a replacement that is there did not get the EIP yet; null when there is none, or nothing is in the way.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The id of the hold that begins with the end of an association.</summary>
    /// <param name="operationId">The operation that ends the association.</param>
    /// <returns>The id.</returns>
    public static string IdOf(string operationId) => $"hold-{operationId}";

    /// <summary>The hold that begins with the end of an association.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="operationId">The operation that ends the association.</param>
    /// <param name="association">The association.</param>
    /// <param name="resource">Its resource; null when that is gone.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <returns>The hold.</returns>
    public static EipHold Of(
        HoldRequest request, string operationId, Association association, CloudResource? resource, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(association);
        return new()
        {
            HoldId = IdOf(operationId),
            ResourceId = association.ResourceId,
            ResourceGroupId = resource?.ResourceGroupId,
            LogicalId = resource?.LogicalId,
            ResourceKind = association.ResourceKind,
            Mode = association.Mode,
            Slot = association.Slot,
            PrivateIpAddress = association.PrivateIpAddress,
            PrivateIpIndex = IndexOf(resource, association.PrivateIpAddress),
            Policy = association.Policy ?? AssociationPolicy.Default,
            Since = now,
            Until = now + TimeSpan.FromSeconds(request.Seconds),
            ReleaseAfterwards = request.ReleaseAfterwards,
        };
    }

    /// <summary>
    /// Whether a resource replaces the one that is gone: it says so (<see cref="CloudResource.Replaces"/>), has its
    /// logical id, or is registered under its id again. It must be of the same kind.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <returns>True when the EIP is held for it.</returns>
    public bool IsFor(CloudResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Kind == ResourceKind
            && (resource.ResourceId == ResourceId
                || resource.Replaces == ResourceId
                || (LogicalId is not null && resource.LogicalId == LogicalId));
    }
    /// <summary>The request that associates the EIP with a replacement as it was associated before.</summary>
    /// <param name="eipId">The EIP.</param>
    /// <param name="replacement">The replacement.</param>
    /// <returns>
    /// The request. Of an ENI it names the private address that the EIP mapped to, or the one in its place, or the primary one.
    /// </returns>
    public AssociationRequest RequestFor(string eipId, CloudResource replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        return new()
        {
            EipId = eipId,
            ResourceId = replacement.ResourceId,
            ResourceKind = ResourceKind,
            Mode = replacement is NetworkInterface ? Mode : null,
            PrivateIpAddress = replacement is NetworkInterface eni && Mode != EipMode.CutThrough ? AddressOn(eni) : null,
            Policy = Policy,
            HoldId = HoldId,
        };
    }

    private static int? IndexOf(CloudResource? resource, string? privateIpAddress)
    {
        var index = resource?.PrivateAddresses.ToList().IndexOf(privateIpAddress!);
        return index >= 0 ? index : null;
    }

    private string AddressOn(NetworkInterface eni) =>
        PrivateIpAddress is not null && eni.PrivateIpAddresses.Contains(PrivateIpAddress) ? PrivateIpAddress
        : PrivateIpIndex is { } index && index < eni.PrivateIpAddresses.Count ? eni.PrivateIpAddresses[index]
        : eni.PrimaryPrivateIpAddress;
}

using EipFunctions.Api.Requests;
using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Events;
using EipFunctions.Storage.State;

namespace EipFunctions.Api.History;

/// <summary>
/// Shows of entries what a caller may see: a RAM user of some groups is told neither of a resource that is not theirs nor,
/// as a reason may name one, why.
/// </summary>
internal sealed class AuditEntryViews(ApiRequest request, AccountRegion partition)
{
    private readonly Dictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>The entry as the caller may see it.</summary>
    public async Task<AuditEntry> OfAsync(AuditEntry entry)
    {
        if (request.Principal.SeesEverything)
        {
            return entry;
        }

        var (resource, before, after) = (
            await IfSeenAsync(entry.ResourceId), await IfSeenAsync(entry.ResourceBefore), await IfSeenAsync(entry.ResourceAfter));
        var previous = await IfSeenAsync(entry.PreviousResourceId);
        var seesAll = entry.ResourceId is not null
            && (resource, previous, before, after) == (entry.ResourceId, entry.PreviousResourceId, entry.ResourceBefore, entry.ResourceAfter);
        return entry with
        {
            ResourceId = resource,
            PreviousResourceId = previous,
            ResourceBefore = before,
            ResourceAfter = after,
            Reason = seesAll || entry.Action is EipEventType.EipChanged or EipEventType.HoldEnded ? entry.Reason : null,
        };
    }

    private async Task<string?> IfSeenAsync(string? resourceId)
    {
        if (resourceId is null)
        {
            return null;
        }

        if (!_seen.TryGetValue(resourceId, out var isSeen))
        {
            var row = await request.Services.Store.GetAsync(
                partition, Storage.State.Keys.Resource(resourceId), Freshness.Stored, request.Aborted);
            isSeen = row is not null && request.Principal.Sees(row.Value.Resource.ResourceGroupId);
            _seen[resourceId] = isSeen;
        }

        return isSeen ? resourceId : null;
    }
}

using System.Text.Json;
using EipFunctions.Domain;
using EipFunctions.Domain.Events;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Storage.State;

/// <summary>Writes what happens to a resource itself into its history, in the transaction that makes it true.</summary>
internal static class ResourceRecorder
{
    /// <summary>The most rows that it writes.</summary>
    public const int MostRows = 1;

    /// <summary>Writes the entry. What is registered again as it is leaves none: some register everything every minute.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="now">When, in UTC.</param>
    /// <param name="principalId">Who asked, or sent the event.</param>
    /// <param name="row">The resource as it was; null for a new one.</param>
    /// <param name="after">The resource as it is to be; null for one that goes.</param>
    /// <param name="reason">Why; null where nobody said.</param>
    public static void Record(
        StateTransaction transaction, DateTimeOffset now, string principalId, Row<RegisteredResource>? row, CloudResource? after, string? reason)
    {
        var before = row?.Value.Resource;
        if (before is not null && after is not null && Text(before) == Text(after))
        {
            return;
        }

        var resourceId = (before ?? after)!.ResourceId;
        var entry = new AuditEntry
        {
            At = now,
            Action = before is null ? ResourceAction.Registered : after is null ? ResourceAction.Removed : ResourceAction.Updated,
            PrincipalId = principalId,
            ResourceId = resourceId,
            RegistrationBefore = before is null ? null : RegistrationFacts.Of(before),
            RegistrationAfter = after is null ? null : RegistrationFacts.Of(after),
            Reason = reason,
        };
        transaction.Insert(Keys.ResourceAudit(resourceId, now, row is null ? "" : $"{row.ETag}"), new(entry, EipResourceGroupId: null));
    }

    private static string Text(CloudResource resource) => JsonSerializer.Serialize(resource, DomainJson.Default.CloudResource);
}

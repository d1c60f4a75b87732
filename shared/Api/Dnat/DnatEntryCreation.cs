using EipFunctions.Domain.Accounts;
using EipFunctions.Domain.Dnat;
using EipFunctions.Domain.Principals;
using EipFunctions.Domain.Rules;
using EipFunctions.Storage.Inventory;

namespace EipFunctions.Api.Dnat;

/// <summary>Creates a DNAT entry for a request that may be a repetition.</summary>
/// <param name="Status">What it came to.</param>
/// <param name="Violations">The rules that refuse it.</param>
internal sealed record DnatEntryCreation(DnatEntryCreationStatus Status, IReadOnlyList<Violation> Violations)
{
    /// <summary>Creates an entry.</summary>
    /// <param name="store">The entries.</param>
    /// <param name="partition">The account and region.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="mayExist">Whether its id is derived from an idempotency key, so that an earlier request may have made it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<DnatEntryCreation> RunAsync(
        DnatEntryStore store,
        AccountRegion partition,
        Principal principal,
        DnatEntry entry,
        bool mayExist,
        CancellationToken cancellationToken)
    {
        if (mayExist && await FindAsync() is { } existing)
        {
            return Of(existing == entry ? DnatEntryCreationStatus.Existed : DnatEntryCreationStatus.OtherEntry);
        }

        var violations = await store.CreateAsync(partition, principal, entry, cancellationToken);
        if (violations.Count > 0)
        {
            return new(DnatEntryCreationStatus.Refused, violations);
        }

        // A parallel request with the key may have been first, with another entry.
        return Of(mayExist && await FindAsync() is { } made && made != entry
            ? DnatEntryCreationStatus.OtherEntry
            : DnatEntryCreationStatus.Created);

        Task<DnatEntry?> FindAsync() => store.GetAsync(partition, entry.NatGatewayId, entry.DnatEntryId, cancellationToken);

        static DnatEntryCreation Of(DnatEntryCreationStatus status) => new(status, []);
    }
}

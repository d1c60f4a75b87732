using EipFunctions.Domain.Rules;

namespace EipFunctions.Api.NatEntries;

/// <summary>Creates a DNAT or SNAT entry for a request that may be a repetition.</summary>
/// <param name="Status">What it came to.</param>
/// <param name="Violations">The rules that refuse it.</param>
internal sealed record EntryCreation(EntryCreationStatus Status, IReadOnlyList<Violation> Violations)
{
    /// <summary>Creates an entry.</summary>
    /// <typeparam name="T">The entry; two are the same when everything in them is.</typeparam>
    /// <param name="entry">The entry.</param>
    /// <param name="mayExist">Whether its id is derived from an idempotency key, so that an earlier request may have made it.</param>
    /// <param name="findAsync">Reads the stored entry of its id; null for none.</param>
    /// <param name="createAsync">Evaluates every rule and stores it, unless one of its id is there; answers every violation.</param>
    public static async Task<EntryCreation> RunAsync<T>(
        T entry, bool mayExist, Func<Task<T?>> findAsync, Func<Task<IReadOnlyList<Violation>>> createAsync)
        where T : class, IEquatable<T>
    {
        if (mayExist && await findAsync() is { } existing)
        {
            return Of(existing.Equals(entry) ? EntryCreationStatus.Existed : EntryCreationStatus.OtherEntry);
        }

        var violations = await createAsync();
        if (violations.Count > 0)
        {
            return new(EntryCreationStatus.Refused, violations);
        }

        // A parallel request with the key may have been first, with another entry.
        return Of(mayExist && await findAsync() is { } made && !made.Equals(entry)
            ? EntryCreationStatus.OtherEntry
            : EntryCreationStatus.Created);

        static EntryCreation Of(EntryCreationStatus status) => new(status, []);
    }
}

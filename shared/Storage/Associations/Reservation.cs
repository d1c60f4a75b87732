using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Rules;
using EipFunctions.Domain.Warnings;

namespace EipFunctions.Storage.Associations;

/// <summary>What asking for a change came to.</summary>
/// <param name="Eip">The EIP, reserved for the operation or as it is when all is done; null when the request was rejected.</param>
/// <param name="Violations">Every rule that the request violates; empty when it was reserved, or when all is done.</param>
public sealed record Reservation(Eip? Eip, IReadOnlyList<Violation> Violations)
{
    /// <summary>The other EIP of a swap, reserved for the operation; null for all else.</summary>
    public Eip? Other { get; init; }

    /// <summary>What the caller should have in mind, when it was reserved.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>A request that was rejected.</summary>
    /// <param name="violations">Every rule that it violates.</param>
    /// <returns>The outcome.</returns>
    public static Reservation Rejected(IReadOnlyList<Violation> violations) => new(null, violations);

    /// <summary>A request that was reserved.</summary>
    /// <param name="eip">The EIP as it is now.</param>
    /// <returns>The outcome.</returns>
    public static Reservation Made(Eip eip) => new(eip, []);

    /// <summary>A request that there is nothing left to do for: all was done at once, or was so already.</summary>
    /// <param name="eip">The EIP as it is now; null when it is gone since.</param>
    /// <returns>The outcome.</returns>
    public static Reservation Done(Eip? eip) => new(eip, []);
}

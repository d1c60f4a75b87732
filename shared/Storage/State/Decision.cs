namespace EipFunctions.Storage.State;

/// <summary>What a change came to, and what is to be committed for it.</summary>
/// <typeparam name="T">What the change answers.</typeparam>
/// <param name="Result">The answer.</param>
/// <param name="Transaction">What to commit; null for nothing.</param>
/// <param name="StandsAlways">Whether an answer without a transaction stands although it was read from memory.</param>
public readonly record struct Decision<T>(T Result, StateTransaction? Transaction = null, bool StandsAlways = false);

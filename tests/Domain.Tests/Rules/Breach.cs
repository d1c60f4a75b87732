namespace EipFunctions.Domain.Tests.Rules;

/// <summary>A breach of one rule.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Apply">Breaks it.</param>
internal sealed record Breach<TSnapshot>(string RuleId, Func<TSnapshot, TSnapshot> Apply);

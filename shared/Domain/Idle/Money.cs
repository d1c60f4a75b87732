namespace EipFunctions.Domain.Idle;

/// <summary>An amount of money.</summary>
/// <param name="Amount">How much, rounded to hundredths.</param>
/// <param name="Currency">Of what: an ISO 4217 code such as <c>CNY</c>.</param>
public sealed record Money(decimal Amount, string Currency);

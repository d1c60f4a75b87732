using EipFunctions.Domain.Idle;

namespace EipFunctions.Api.Idle;

/// <summary>One page of the list of idle EIPs.</summary>
/// <param name="Items">The EIPs, by id. There can be fewer than were asked for, or none, although there is a next page.</param>
/// <param name="MonthlyCost">What the EIPs of this page cost together in a month in which they stay idle.</param>
/// <param name="ContinuationToken">Where the next page starts; absent on the last.</param>
public sealed record IdleEipPage(IReadOnlyList<IdleEip> Items, Money MonthlyCost, string? ContinuationToken);

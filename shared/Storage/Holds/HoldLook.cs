using EipFunctions.Domain.Associations;

namespace EipFunctions.Storage.Holds;

/// <summary>How a hold stands.</summary>
/// <param name="IsOver">Whether it has ended.</param>
/// <param name="Association">The association with a replacement that violates no rule now; null when there is none.</param>
public sealed record HoldLook(bool IsOver, AssociationRequest? Association = null);

namespace EipFunctions.Storage.ResourceEvents;

/// <summary>An association with a resource that is gone.</summary>
/// <param name="EipId">The EIP.</param>
/// <param name="AssociationId">The association.</param>
public sealed record AssociationOfGone(string EipId, string AssociationId);

namespace EipFunctions.Domain.Associations;

/// <summary>
/// Why an association does not do what it should, although it exists: something happened to its resource outside of this
/// service. It ends when the cause does, or with the association.
/// </summary>
/// <param name="Reason">The kind of cause.</param>
/// <param name="Message">What happened, and what to do about it.</param>
/// <param name="Since">When it happened, in UTC.</param>
public sealed record AssociationFault(AssociationFaultReason Reason, string Message, DateTimeOffset Since);

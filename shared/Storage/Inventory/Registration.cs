using EipFunctions.Domain.Resources;

namespace EipFunctions.Storage.Inventory;

/// <summary>What a change of a resource's registration came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Resource">The resource as it is now, or as it was when it was deleted.</param>
/// <param name="Taken">The address that another resource has, when that is why it was refused.</param>
public sealed record Registration(RegistrationStatus Status, RegisteredResource Resource, TakenAddress? Taken = null);

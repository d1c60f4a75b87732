namespace EipFunctions.Storage.Inventory;

/// <summary>How a change of a resource's registration ended.</summary>
public enum RegistrationStatus
{
    /// <summary>The resource is new.</summary>
    Created,

    /// <summary>The resource was brought up to date.</summary>
    Updated,

    /// <summary>The resource was removed.</summary>
    Deleted,

    /// <summary>Refused: the id belongs to a resource of another kind.</summary>
    OtherKind,

    /// <summary>Refused: an EIP or a DNAT entry still uses it, or the VPC or address that would go.</summary>
    Occupied,

    /// <summary>Refused: another resource of the VPC has one of the private addresses.</summary>
    AddressTaken,

    /// <summary>Refused: more private addresses would come and go than one transaction can change.</summary>
    TooManyAddresses,
}

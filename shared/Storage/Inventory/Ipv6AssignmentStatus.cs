namespace EipFunctions.Storage.Inventory;

/// <summary>How an assignment of IPv6 addresses ended.</summary>
public enum Ipv6AssignmentStatus
{
    /// <summary>The instance has the addresses now.</summary>
    Assigned,

    /// <summary>The instance had all of them already.</summary>
    AlreadyAssigned,

    /// <summary>Refused: there is no such resource.</summary>
    NotFound,

    /// <summary>Refused: the resource is no ECS instance.</summary>
    OtherKind,

    /// <summary>Refused: the instance is Released.</summary>
    Released,

    /// <summary>Refused: an address is not of the vSwitch's block, or the cloud keeps it for itself.</summary>
    OutsideBlock,

    /// <summary>Refused: another instance has an address.</summary>
    Taken,

    /// <summary>Refused: the instance would have more addresses than its quota.</summary>
    QuotaExceeded,
}

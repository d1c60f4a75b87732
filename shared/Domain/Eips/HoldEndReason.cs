namespace EipFunctions.Domain.Eips;

/// <summary>Why a hold ended; the reason of its event and its audit entry.</summary>
public enum HoldEndReason
{
    /// <summary>The EIP was associated with a replacement.</summary>
    Associated,

    /// <summary>Its time was up.</summary>
    Expired,

    /// <summary>Somebody ended it.</summary>
    Canceled,
}

using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Operations;

/// <summary>The kinds of operation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationKind>))]
public enum OperationKind
{
    /// <summary>Associate an EIP with a resource.</summary>
    AssociateEip,

    /// <summary>Disassociate an EIP from its resource.</summary>
    DisassociateEip,

    /// <summary>Change the mode of an EIP, and of the association that it has.</summary>
    ChangeEipMode,

    /// <summary>Give an EIP back.</summary>
    ReleaseEip,

    /// <summary>Associate several EIPs as one operation.</summary>
    AssociateEips,

    /// <summary>Move an EIP from its resource to another one.</summary>
    MoveEip,

    /// <summary>Let two EIPs exchange their places, both or neither.</summary>
    SwapEips,

    /// <summary>Find a free EIP, or allocate one, and associate it.</summary>
    ClaimEip,

    /// <summary>Allocate contiguous EIPs.</summary>
    AllocateEipSegment,

    /// <summary>Give contiguous EIPs back, all of them or none.</summary>
    ReleaseEipSegment,
}

using System.Text.Json.Serialization;

namespace EipFunctions.Domain.Reconciliation;

/// <summary>In which ways what is stored and what the gateway has can disagree.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>A claim on a slot that no association holds.</summary>
    [JsonStringEnumMemberName("unowned-claim")]
    UnownedClaim,

    /// <summary>An EIP on a resource's row that has no such association.</summary>
    [JsonStringEnumMemberName("unowned-occupant")]
    UnownedOccupant,

    /// <summary>An association whose slot is not claimed for it.</summary>
    [JsonStringEnumMemberName("missing-claim")]
    MissingClaim,

    /// <summary>An association that is not on its resource's row.</summary>
    [JsonStringEnumMemberName("missing-occupant")]
    MissingOccupant,

    /// <summary>A binding of an EIP that is Available or does not exist.</summary>
    [JsonStringEnumMemberName("stray-binding")]
    StrayBinding,

    /// <summary>An EIP in a transitional state whose operation has ended, or does not exist.</summary>
    [JsonStringEnumMemberName("stuck-operation")]
    StuckOperation,

    /// <summary>An EIP in use that the gateway has no binding of, or another.</summary>
    [JsonStringEnumMemberName("missing-binding")]
    MissingBinding,

    /// <summary>An EIP that is held, and the workflow that watches over the hold has ended, or does not exist.</summary>
    [JsonStringEnumMemberName("unwatched-hold")]
    UnwatchedHold,

    /// <summary>Events that have waited in the outbox for long.</summary>
    [JsonStringEnumMemberName("undelivered-events")]
    UndeliveredEvents,

    /// <summary>An operation that is entered as waiting for a resource and has ended.</summary>
    [JsonStringEnumMemberName("leftover-waiter")]
    LeftoverWaiter,

    /// <summary>Contiguous EIPs that are being allocated or released by an operation that has ended, or does not exist.</summary>
    [JsonStringEnumMemberName("stuck-segment")]
    StuckSegment,

    /// <summary>
    /// An ECS instance or HAVIP with an EIP and DNAT entries: the entries have no effect (FAQ section_wa9_tjs_eb2). It
    /// is nobody's fault and never repaired: which of the two is wanted is for its owner to say.
    /// </summary>
    [JsonStringEnumMemberName("eip-and-dnat")]
    EipAndDnat,
}

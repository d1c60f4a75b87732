using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;

namespace EipFunctions.Api.Moves;

/// <summary>Two EIPs that are to exchange their places, and the resources that the caller takes them to be associated with.</summary>
public sealed record SwapBody
{
    /// <summary>One EIP.</summary>
    public required string EipId { get; init; }

    /// <summary>The other EIP.</summary>
    public required string OtherEipId { get; init; }

    /// <summary>The resource that the caller takes the one to be associated with; absent for whichever it is.</summary>
    public string? ExpectedCurrent { get; init; }

    /// <summary>The resource that the caller takes the other to be associated with; absent for whichever it is.</summary>
    public string? OtherExpectedCurrent { get; init; }

    /// <summary>Whether to go on although DNAT or SNAT entries of a NAT gateway use an EIP that leaves it.</summary>
    public bool Force { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static SwapBody Read(BodyReader body) => new()
    {
        EipId = body.Id("eipId", isRequired: true) ?? "",
        OtherEipId = body.Id("otherEipId", isRequired: true) ?? "",
        ExpectedCurrent = body.Id("expectedCurrent"),
        OtherExpectedCurrent = body.Id("otherExpectedCurrent"),
        Force = body.YesNo("force") ?? false,
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal SwapRequest Request => new()
    {
        EipId = EipId,
        OtherEipId = OtherEipId,
        ExpectedCurrent = ExpectedCurrent,
        OtherExpectedCurrent = OtherExpectedCurrent,
        Force = Force,
    };
}

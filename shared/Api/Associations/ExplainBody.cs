using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Associations;

/// <summary>What is to be explained: an action, and the members that its own request would have.</summary>
public sealed record ExplainBody
{
    /// <summary>The action; associate when absent.</summary>
    public ExplainedAction Action { get; init; }

    /// <summary>The resource; required to associate and, as the one that it is moved to, to move. None to swap or to release.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The kind that the caller takes the resource for; absent for whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>To associate or to move: the mode, for an ENI; absent for the EIP's own. To change the mode: the mode; required.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>
    /// To associate, to move or to change the mode: the private IP address of an ENI to map to; absent to have one chosen. To
    /// disassociate: the private address that the caller takes the EIP to map to; absent for whichever it is.
    /// </summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>To disassociate, to move or to swap: whether to go on although DNAT or SNAT entries of the NAT gateway use the EIP.</summary>
    public bool Force { get; init; }

    /// <summary>To move or to swap: the resource that the caller takes the EIP to be associated with; required to move.</summary>
    public string? ExpectedCurrent { get; init; }

    /// <summary>To move: the association that the caller takes the EIP to have; absent for whichever it is.</summary>
    public string? ExpectedAssociationId { get; init; }

    /// <summary>To swap: the other EIP; required.</summary>
    public string? OtherEipId { get; init; }

    /// <summary>To swap: the resource that the caller takes the other EIP to be associated with; absent for whichever it is.</summary>
    public string? OtherExpectedCurrent { get; init; }

    internal static ExplainBody Read(BodyReader body)
    {
        var action = body.OneOf("action", ApiJson.Readable.ExplainedAction) ?? ExplainedAction.Associate;
        var changesMode = action == ExplainedAction.ChangeMode;
        var (moves, swaps) = (action == ExplainedAction.Move, action == ExplainedAction.Swap);
        var (arrives, disassociates) = (moves || action == ExplainedAction.Associate, action == ExplainedAction.Disassociate);

        // A member of another action is left for the reader to refuse.
        return new()
        {
            Action = action,
            ResourceId = arrives || disassociates ? body.Id("resourceId", isRequired: arrives) : null,
            ResourceKind = arrives || disassociates ? body.OneOf("resourceKind", ApiJson.Readable.ResourceKind) : null,
            Mode = arrives || changesMode ? body.OneOf("mode", ApiJson.Readable.EipMode, isRequired: changesMode) : null,
            PrivateIpAddress = arrives || changesMode || disassociates ? body.Ip("privateIpAddress") : null,
            Force = (disassociates || moves || swaps) && (body.YesNo("force") ?? false),
            ExpectedCurrent = moves || swaps ? body.Id("expectedCurrent", isRequired: moves) : null,
            ExpectedAssociationId = moves ? body.Id("expectedAssociationId") : null,
            OtherEipId = swaps ? body.Id("otherEipId", isRequired: true) : null,
            OtherExpectedCurrent = swaps ? body.Id("otherExpectedCurrent") : null,
        };
    }

    internal MoveRequest Move(string eipId) => new()
    {
        EipId = eipId,
        ExpectedCurrent = ExpectedCurrent,
        ExpectedAssociationId = ExpectedAssociationId,
        ResourceId = ResourceId!,
        ResourceKind = ResourceKind,
        Mode = Mode,
        PrivateIpAddress = PrivateIpAddress,
        Force = Force,
    };

    internal SwapRequest Swap(string eipId) => new()
    {
        EipId = eipId,
        OtherEipId = OtherEipId!,
        ExpectedCurrent = ExpectedCurrent,
        OtherExpectedCurrent = OtherExpectedCurrent,
        Force = Force,
    };
}

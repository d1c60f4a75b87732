using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Associations;

/// <summary>What is to be explained: an action, and the members that its own request would have.</summary>
public sealed record ExplainBody
{
    /// <summary>The action; associate when absent.</summary>
    public ExplainedAction Action { get; init; }

    /// <summary>The resource; required to associate, none to release.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The kind that the caller takes the resource for; absent for whichever it is.</summary>
    public ResourceKind? ResourceKind { get; init; }

    /// <summary>To associate: the mode, for an ENI; absent for the EIP's own. To change the mode: the mode; required.</summary>
    public EipMode? Mode { get; init; }

    /// <summary>To associate or to change the mode: the private IP address of an ENI to map to; absent to have one chosen.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>To disassociate: whether to go on although DNAT or SNAT entries of the NAT gateway use the EIP.</summary>
    public bool Force { get; init; }

    internal static ExplainBody Read(BodyReader body)
    {
        var action = body.OneOf("action", ApiJson.Readable.ExplainedAction) ?? ExplainedAction.Associate;
        var changesMode = action == ExplainedAction.ChangeMode;
        var (associates, disassociates) = (action == ExplainedAction.Associate, action == ExplainedAction.Disassociate);

        // A member of another action is left for the reader to refuse.
        return new()
        {
            Action = action,
            ResourceId = associates || disassociates ? body.Id("resourceId", isRequired: associates) : null,
            ResourceKind = associates || disassociates ? body.OneOf("resourceKind", ApiJson.Readable.ResourceKind) : null,
            Mode = associates || changesMode ? body.OneOf("mode", ApiJson.Readable.EipMode, isRequired: changesMode) : null,
            PrivateIpAddress = associates || changesMode ? body.Ip("privateIpAddress") : null,
            Force = disassociates && (body.YesNo("force") ?? false),
        };
    }
}

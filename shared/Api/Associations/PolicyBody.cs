using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;

namespace EipFunctions.Api.Associations;

/// <summary>Reads what becomes of an EIP when its resource is gone.</summary>
internal static class PolicyBody
{
    public static AssociationPolicy? ReadMember(BodyReader body) => body.Nested("policy", Read);

    public static AssociationPolicy Read(BodyReader body)
    {
        var defaults = AssociationPolicy.Default;
        var action = body.OneOf("onResourceGone", ApiJson.Readable.ResourceGoneAction, isRequired: true) ?? defaults.OnResourceGone;

        // What has no meaning without a hold is left for the reader to refuse, or to leave alone when the action is wrong.
        if (action != ResourceGoneAction.Hold && body.Errors.Any)
        {
            body.LeaveTheRest();
        }

        return action != ResourceGoneAction.Hold
            ? new() { OnResourceGone = action }
            : new()
            {
                OnResourceGone = action,
                HoldSeconds = body.Whole("holdSeconds", AssociationPolicy.ShortestHoldSeconds, AssociationPolicy.LongestHoldSeconds)
                    ?? defaults.HoldSeconds,
                ReleaseAfterHold = body.YesNo("releaseAfterHold") ?? defaults.ReleaseAfterHold,
            };
    }
}

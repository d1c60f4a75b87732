using EipFunctions.Domain.Eips;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Guidance;

/// <summary>Writes what the operating system sees of an association (FAQ section_9y3_r2h_ran).</summary>
public static class EipGuide
{
    /// <summary>Writes the guidance.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <returns>The guidance.</returns>
    public static EipGuidance Of(GuidanceSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return (snapshot.Resource, snapshot.Mode) switch
        {
            (NetworkInterface eni, EipMode.CutThrough) => CutThroughGuide.Of(snapshot, eni),
            (NetworkInterface eni, EipMode.MultiEip) => MultiEipGuide.Of(snapshot, eni),
            (NetworkInterface or EcsInstance, _) => NatGuide.Of(snapshot),
            _ => ElsewhereGuide.Of(snapshot),
        };
    }

    /// <summary>What all guidance has in common.</summary>
    internal static EipGuidance Begin(GuidanceSnapshot snapshot, string why) => new()
    {
        EipId = snapshot.EipId,
        IpAddress = snapshot.IpAddress,
        ResourceId = snapshot.Resource.ResourceId,
        ResourceKind = snapshot.Resource.Kind,
        Mode = snapshot.Mode,
        PrivateIpAddress = snapshot.PrivateIpAddress,
        IsPreview = snapshot.IsPreview,
        IsVisible = false,
        KeepsPrivateNetwork = true,
        Why = why,
        Notes = [],
        OperatingSystems = [],
    };

    internal static string Unknown(CloudResource resource, string field, string consequence) =>
        $"{field} of '{resource.ResourceId}' is not registered: {consequence} Register it and ask again.";

    internal static string NotAttached(NetworkInterface eni) =>
        $"ENI '{eni.ResourceId}' is not attached to an ECS instance: no operating system has it yet. Attach it, then run the commands.";
}

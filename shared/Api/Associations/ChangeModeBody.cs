using EipFunctions.Api.Dispatch;
using EipFunctions.Api.Requests;
using EipFunctions.Domain.Associations;
using EipFunctions.Domain.Eips;

namespace EipFunctions.Api.Associations;

/// <summary>The mode that an EIP is to be changed to.</summary>
public sealed record ChangeModeBody
{
    /// <summary>The mode.</summary>
    public required EipMode Mode { get; init; }

    /// <summary>The private IP address of the associated ENI to map to; absent to keep the present one where the mode allows it.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>Whether only to evaluate the preconditions.</summary>
    public bool DryRun { get; init; }

    internal static ChangeModeBody Read(BodyReader body) => new()
    {
        Mode = body.OneOf("mode", ApiJson.Readable.EipMode, isRequired: true) ?? default,
        PrivateIpAddress = body.Ip("privateIpAddress"),
        DryRun = body.YesNo("dryRun") ?? false,
    };

    internal ModeChangeRequest For(string eipId) => new()
    {
        EipId = eipId,
        Mode = Mode,
        PrivateIpAddress = PrivateIpAddress,
    };
}

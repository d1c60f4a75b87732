using EipFunctions.Api.Requests;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Api.Guidance;

/// <summary>Reads what guidance is to be for.</summary>
internal static class GuidanceQuery
{
    private static readonly IReadOnlyList<GuestOs> All = [GuestOs.Linux, GuestOs.Windows];

    public static IReadOnlyList<GuestOs> OperatingSystems(ApiRequest request)
    {
        switch (request.Query.Text("os"))
        {
            case null:
                return All;
            case "linux":
                return [GuestOs.Linux];
            case "windows":
                return [GuestOs.Windows];
            case var other:
                request.Errors.Add("os", other, "It must be linux or windows.", "Send one of these, or leave it out for both.");
                return All;
        }
    }
}

using EipFunctions.Domain.Guidance;
using EipFunctions.Domain.Resources;

namespace EipFunctions.Domain.Connectivity;

/// <summary>The commands that mend the routes of an instance, for its operating system or, where that is not known, for each.</summary>
internal static class RouteRemedies
{
    /// <summary>Commands that make packets of an address leave by its ENI.</summary>
    public static IReadOnlyList<OsRemedy> Answers(InstanceNetwork network, InstanceNic nic, string address) =>
        nic.NetworkOf(address) is { } own
            ? For(
                network,
                () => [LinuxRoutes.BySource(nic.Guest, address, own)],
                () => [WindowsRoutes.OwnDefault(nic.Guest, own.Gateway!)])
            : [];

    /// <summary>Commands that make packets for the Internet leave by an ENI.</summary>
    public static IReadOnlyList<OsRemedy> WayOut(InstanceNetwork network, InstanceNic nic, string address)
    {
        if (nic.NetworkOf(address) is not { } own)
        {
            return [];
        }

        var primary = network.Primary.Guest;
        var hasPrimary = !nic.IsPrimary && primary.Network is not null;
        return For(
            network,
            () =>
            [
                LinuxRoutes.BySource(nic.Guest, address, own),
                LinuxRoutes.Specific(nic.Guest, address, own),
                .. hasPrimary
                    ? new[]
                    {
                        LinuxRoutes.Default(primary, nic.Guest, address, own),
                        LinuxRoutes.Multipath(primary, nic.Guest, address, own),
                    }
                    : [],
            ],
            () =>
            [
                WindowsRoutes.OwnDefault(nic.Guest, own.Gateway!),
                WindowsRoutes.Specific(nic.Guest, own.Gateway!),
                .. hasPrimary
                    ? new[]
                    {
                        WindowsRoutes.Default(primary, nic.Guest, own.Gateway!),
                        WindowsRoutes.Halves(nic.Guest, own.Gateway!),
                    }
                    : [],
            ]);
    }

    private static IReadOnlyList<OsRemedy> For(
        InstanceNetwork network, Func<IReadOnlyList<GuidanceStep>> linux, Func<IReadOnlyList<GuidanceStep>> windows)
    {
        var known = network.Instance.OperatingSystem;
        return
        [
            .. known is GuestOs.Windows ? [] : new[] { new OsRemedy(GuestOs.Linux, linux()) },
            .. known is GuestOs.Linux ? [] : new[] { new OsRemedy(GuestOs.Windows, windows()) },
        ];
    }
}

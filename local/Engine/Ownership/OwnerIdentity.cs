using System.Diagnostics;
using System.Globalization;

namespace EipFunctions.Engine;

/// <summary>
/// Who this host is, in a form that lets a later host on the same machine see that the process is gone and take over
/// at once instead of waiting for the lease.
/// </summary>
internal sealed class OwnerIdentity
{
    /// <summary>Start times are computed from the boot time and differ slightly between readers.</summary>
    private const long ToleranceMilliseconds = 2_000;

    private readonly string _machine;

    public OwnerIdentity(string machine, int processId, long startedAt)
    {
        _machine = machine;
        Id = string.Create(CultureInfo.InvariantCulture, $"{machine}|{processId}|{startedAt}|{Guid.NewGuid():n}");
    }

    public string Id { get; }

    public static OwnerIdentity OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new(Environment.MachineName, process.Id, StartOf(process));
    }

    /// <summary>Whether an owner was a process of this machine that has ended.</summary>
    public bool IsGone(string ownerId)
    {
        var parts = ownerId.Split('|');
        return parts.Length == 4
            && parts[0] == _machine
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var processId)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var startedAt)
            && !Runs(processId, startedAt);
    }

    private static bool Runs(int processId, long startedAt)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return Math.Abs(StartOf(process) - startedAt) <= ToleranceMilliseconds;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The process exists and may not be looked at: leave it to the lease.
            return true;
        }
    }

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds();
}

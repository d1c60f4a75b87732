using System.Reflection;
using System.Runtime.CompilerServices;

namespace EipFunctions.Workflows.Tests.Replay;

/// <summary>What may come to something else in a replay, or runs elsewhere than on the workflow's own scheduler.</summary>
internal static class ReplayHazards
{
    /// <summary>Types of which nothing may be used: clocks, chance, threads, input and output, the host.</summary>
    private static readonly string[] Types =
    [
        "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.Threading.Interlocked", "System.Threading.Tasks.TaskFactory", "System.Threading.Tasks.Parallel",
        "System.Console", "System.HashCode", "System.Diagnostics.Process",
        "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream",
    ];

    private static readonly string[] Namespaces = ["System.Net.", "Azure.", "Microsoft.Extensions.Configuration.", "Microsoft.Extensions.Options."];

    private static readonly (string Type, string[] Members)[] Members =
    [
        ("System.DateTime", ["get_Now", "get_UtcNow", "get_Today"]),
        ("System.DateTimeOffset", ["get_Now", "get_UtcNow"]),
        ("System.Guid", ["NewGuid", "CreateVersion7"]),
        ("System.String", ["GetHashCode"]),
        ("System.Object", ["GetHashCode"]),
        ("System.Threading.CancellationTokenSource", ["CancelAsync", "CancelAfter"]),
    ];

    /// <summary>Members of tasks that leave the workflow's scheduler, or wait for something that is not in the journal.</summary>
    private static readonly string[] OfTasks = ["Run", "Delay", "Yield", "Wait", "WaitAll", "WaitAny", "ConfigureAwait", "ContinueWith", "get_Factory"];

    /// <summary>Collections whose order rests on hash codes, which are others in each process.</summary>
    private static readonly string[] Unordered =
        ["System.Collections.Concurrent.ConcurrentDictionary", "System.Collections.Immutable.ImmutableDictionary", "System.Collections.Immutable.ImmutableHashSet", "System.Collections.Frozen."];

    private static readonly string[] OfOrder = ["GetEnumerator", "get_Keys", "get_Values", "get_Items"];

    /// <summary>Of the host's environment these are the same everywhere.</summary>
    private static readonly string[] SafeOfEnvironment = ["get_NewLine", "get_CurrentManagedThreadId"];

    public static bool IsOne(CodeUse use)
    {
        var (owner, name) = (use.Owner, use.Member.Name);
        return use.Member is FieldInfo field
            ? IsShared(field)
            : Types.Contains(owner)
                || Namespaces.Any(space => owner.StartsWith(space, StringComparison.Ordinal))
                || Members.Any(one => one.Type == owner && one.Members.Contains(name))
                || (owner.StartsWith("System.Threading.Tasks.Task", StringComparison.Ordinal) && OfTasks.Contains(name))
                || (owner.StartsWith("System.Threading.Tasks.ValueTask", StringComparison.Ordinal) && OfTasks.Contains(name))
                || (Unordered.Any(one => owner.StartsWith(one, StringComparison.Ordinal)) && OfOrder.Contains(name))
                || (owner == "System.Environment" && !SafeOfEnvironment.Contains(name));
    }

    // What the compiler keeps, delegates above all, is the same whoever makes it.
    private static bool IsShared(FieldInfo field) =>
        field is { IsStatic: true, IsInitOnly: false, IsLiteral: false }
        && !field.IsDefined(typeof(CompilerGeneratedAttribute))
        && !field.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute));
}

using EipFunctions.Domain.Guidance;

namespace EipFunctions.Domain.Tests.Guidance;

/// <summary>Whether a step does nothing where its device was not found.</summary>
internal static class GuardedSteps
{
    /// <summary>Lines that find devices, then one compound command that asks for each of them.</summary>
    public static void AssertLinux(GuidanceStep step)
    {
        var finding = step.Lines.TakeWhile(line => !line.StartsWith("if ", StringComparison.Ordinal)).ToList();
        var rest = step.Lines.Skip(finding.Count).ToList();

        Assert.NotEmpty(finding);
        Assert.All(finding, line => Assert.Matches("^[A-Z]+=\\$\\(ip -o ", line));
        Assert.Equal($"if {string.Join(" && ", finding.Select(line => $"[ -n \"${line.Split('=')[0]}\" ]"))}; then", rest[0]);
        Assert.All(rest.Skip(1).SkipLast(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.Matches("^else echo '[^']+' >&2; fi$", rest[^1]);
    }

    /// <summary>Lines that find interfaces, then commands that each ask for all of them.</summary>
    public static void AssertWindows(GuidanceStep step)
    {
        var finding = step.Lines.TakeWhile(line => !line.StartsWith("if ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(finding);
        Assert.All(finding, line => Assert.Matches("^\\$[a-z]+ = ", line));
        Assert.All(step.Lines.Skip(finding.Count), line =>
        {
            Assert.Matches("^if \\(\\$nic( -and \\$[a-z]+)?\\) \\{ .* \\}$", line);
            Assert.All(finding, found => Assert.Contains(found.Split(' ')[0], line.Split(')')[0], StringComparison.Ordinal));
        });
    }
}

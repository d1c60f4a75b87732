using System.Xml.Linq;
using EipFunctions.Testing;

namespace EipFunctions.Architecture.Tests;

/// <summary>What a project file says it depends on.</summary>
/// <param name="Path">Its folder, from the repository's root, with forward slashes.</param>
/// <param name="Projects">The folders of the projects that it references.</param>
/// <param name="Packages">The packages that it references.</param>
/// <param name="Frameworks">The shared frameworks that it references.</param>
internal sealed record ProjectFile(
    string Path, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks)
{
    private static readonly string[] Skipped = ["artifacts", "bin", "obj", "node_modules", ".git"];

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Find(RepositoryRoot.Path).Select(Read).OrderBy(project => project.Path, StringComparer.Ordinal)];

    public bool IsTestOrBench => Path.StartsWith("tests/", StringComparison.Ordinal) || Path == "bench";

    public override string ToString() => Path;

    private static IEnumerable<string> Find(string directory) =>
        Directory.EnumerateFiles(directory, "*.csproj").Concat(Directory.EnumerateDirectories(directory)
            .Where(child => !Skipped.Contains(System.IO.Path.GetFileName(child)))
            .SelectMany(Find));

    private static ProjectFile Read(string file)
    {
        var xml = XDocument.Load(file);
        var directory = System.IO.Path.GetDirectoryName(file)!;
        return new(
            Relative(directory),
            [.. Includes(xml, "ProjectReference").Select(include => Relative(System.IO.Path.GetDirectoryName(
                System.IO.Path.GetFullPath(include.Replace('\\', '/'), directory))!))],
            [.. Includes(xml, "PackageReference")],
            [.. Includes(xml, "FrameworkReference")]);
    }

    private static IEnumerable<string> Includes(XDocument xml, string item) =>
        xml.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    private static string Relative(string directory) =>
        System.IO.Path.GetRelativePath(RepositoryRoot.Path, directory).Replace('\\', '/');
}

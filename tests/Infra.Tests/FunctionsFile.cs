using EipFunctions.Testing;

namespace EipFunctions.Infra.Tests;

/// <summary>A file of the app that is deployed. It is read, not referenced: the app is built from other packages.</summary>
internal static class FunctionsFile
{
    public static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "functions", path));
}

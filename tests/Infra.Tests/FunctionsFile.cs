using EipFunctions.Testing;

namespace EipFunctions.Infra.Tests;

/// <summary>A file of the app that is deployed. It is read, not referenced: the app is built from other packages.</summary>
internal static class FunctionsFile
{
    public static Task<string> ReadAsync(string path)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "functions");
        Assert.SkipUnless(Directory.Exists(folder), "The app is not part of this checkout.");
        return File.ReadAllTextAsync(Path.Combine(folder, path));
    }
}

namespace EipFunctions.Testing;

/// <summary>Where the repository is checked out, found from the running test.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory)
    {
        while (!File.Exists(System.IO.Path.Combine(directory, "EipFunctions.sln")))
        {
            directory = System.IO.Path.GetDirectoryName(directory)
                ?? throw new InvalidOperationException("EipFunctions.sln was not found above the test.");
        }

        return directory;
    }
}

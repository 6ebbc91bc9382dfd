namespace FinanceTrack.Tests.Support;

/// <summary>Where the tests' own sources are.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FinanceTrack.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests have to run from within the repository.");
    }
}

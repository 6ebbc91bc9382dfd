namespace FinanceTrack.LocalHost.Commands;

/// <summary>
/// The folder with <c>host.json</c>: the repository when called from within it, else the folder that this was published to.
/// Settings, <c>package.json</c> and the local data (<c>.data</c>) are found there.
/// </summary>
internal static class ContentRoot
{
    private const string HostFile = "host.json";
    private const string Solution = "FinanceTrack.slnx";

    /// <summary>Makes it the current directory, since paths in settings are relative to it, as under the real host.</summary>
    /// <exception cref="StartFailure">There is none.</exception>
    public static string Enter()
    {
        var root = Find();
        Directory.SetCurrentDirectory(root);
        return root;
    }

    private static string Find() =>
        Upward(Directory.GetCurrentDirectory(), HostFile)
        ?? Upward(AppContext.BaseDirectory, Solution)
        ?? Upward(AppContext.BaseDirectory, HostFile)
        ?? throw new StartFailure($"No {HostFile} was found, neither from the current directory upward nor beside the program.");

    private static string? Upward(string from, string marker)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, marker)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}

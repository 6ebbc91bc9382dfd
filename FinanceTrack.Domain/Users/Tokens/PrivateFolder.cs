namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>A folder of files that only their owner can read (on Windows every account that can read the folder).</summary>
internal sealed class PrivateFolder(string path)
{
    public IEnumerable<string> List(string extension) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*" + extension) : [];

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>Writes a new file; a reader sees all of it or none.</summary>
    public async Task WriteAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        Create();
        var unfinished = PathOf(name + ".new");
        var write = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            write.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(unfinished, write))
            await file.WriteAsync(content, cancellationToken);
        File.Move(unfinished, PathOf(name));
    }

    private void Create()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

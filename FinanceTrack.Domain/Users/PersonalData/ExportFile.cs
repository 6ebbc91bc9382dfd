namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// A file to which an export is written before it is sent, so that a reader who takes an hour holds a file and no connection to the
/// database. It has no name where the system allows that, and is deleted once it is closed.
/// </summary>
internal static class ExportFile
{
    private const int BufferSize = 64 * 1024;

    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"financetrack-{Guid.NewGuid():N}.zip");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path); // It stays until it is closed, also by the end of the process.
        return file;
    }
}

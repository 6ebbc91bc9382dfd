using System.CommandLine;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>What both <c>quality</c> commands ask for, and how they say what is wrong with it.</summary>
internal static class QualityInput
{
    public const string HouseholdFolder = "A folder of generated households (*_rows.csv.gz) and of real ones, in a folder 'real'.";

    public static void Require(Command command, Option<DirectoryInfo?> data, Option<FileInfo?> file) => command.Validators.Add(result =>
    {
        if (result.GetResult(data) is null == result.GetResult(file) is null)
            result.AddError("Give --data, the folder of the development files, or --file, a file of yours.");
    });

    /// <summary>Measures. What is wrong with a file is said in a line.</summary>
    public static async Task<int> RunAsync(Action measure, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(measure, cancellationToken);
            return 0;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return 1;
        }
    }
}

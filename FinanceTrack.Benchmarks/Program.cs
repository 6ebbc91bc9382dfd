using System.CommandLine;
using FinanceTrack.Benchmarks.Compute;
using FinanceTrack.Benchmarks.Load;
using FinanceTrack.Benchmarks.Quality;
using FinanceTrack.Benchmarks.Statistics;

namespace FinanceTrack.Benchmarks;

internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        var quality = new Command("quality", "Measures the models on labelled files.")
        {
            CategoriesCommand.Create(),
            AnomaliesCommand.Create(),
        };
        var root = new RootCommand("Measures FinanceTrack: how good its models are and how fast it is.")
        {
            quality,
            ComputeCommand.Create(),
            LoadCommand.Create(),
            QueueCommand.Create(),
            StatisticsCommand.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}


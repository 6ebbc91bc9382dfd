using System.CommandLine;
using FinanceTrack.Benchmarks.Assistant;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Benchmarks.Assistant.Training;
using FinanceTrack.Benchmarks.Compute;
using FinanceTrack.Benchmarks.Load;
using FinanceTrack.Benchmarks.Quality;
using FinanceTrack.Benchmarks.Quality.Assertions;
using FinanceTrack.Benchmarks.Quality.Questions;
using FinanceTrack.Benchmarks.Quality.Refunds;
using FinanceTrack.Benchmarks.Quality.Transfers;
using FinanceTrack.Benchmarks.Search;
using FinanceTrack.Benchmarks.Security;
using FinanceTrack.Benchmarks.Statistics;
using FinanceTrack.Benchmarks.Training;
using Spectre.Console;

namespace FinanceTrack.Benchmarks;

internal static class Program
{
    private const int TableWidth = 160;

    private static Task<int> Main(string[] args)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, TableWidth); // A redirected console says 80.
        var quality = new Command("quality", "Measures the models on labelled files, the matchers and the balance check on households.")
        {
            CategoriesCommand.Create(),
            AnomaliesCommand.Create(),
            RecurringCommand.Create(),
            ForecastCommand.Create(),
            InsightsCommand.Create(),
            TransfersCommand.Create(),
            RefundsCommand.Create(),
            AssertionsCommand.Create(),
            QuestionsCommand.Create(),
        };
        var root = new RootCommand("Measures FinanceTrack: how good its models are and how fast it is.")
        {
            quality,
            EvaluateCommand.Create(),
            LatencyCommand.Create(),
            ScriptedEndpointCommand.Create(),
            ComputeCommand.Create(),
            LoadCommand.Create(),
            QueueCommand.Create(),
            TimingCommand.Create(),
            SearchCommand.Create(),
            StatisticsCommand.Create(),
            InsightsRefreshCommand.Create(),
            TrainingCommand.Create(),
            TrainQuestionsCommand.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}


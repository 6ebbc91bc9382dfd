using System.CommandLine;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links.Transfers;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>
/// <c>quality transfers</c>: precision, recall and questions of the transfer matcher on generated or labelled households, and the fit of
/// its weights.
/// </summary>
internal static class TransfersCommand
{
    public static Command Create()
    {
        var households = HouseholdInput.Households(100);
        var data = HouseholdInput.Data();
        var orders = new Option<bool>("--orders") { Description = "The same rows in other orders of arrival." };
        var fit = new Option<FileInfo?>("--fit") { Description = "Fit the weights on generated households and write them to this file." };
        var weights = new Option<FileInfo?>("--weights") { Description = "Weights to measure in place of those that the product ships." };
        var errors = new Option<int>("--errors") { Description = "Show so many wrong and missed links." };
        var command = new Command("transfers", "Precision, recall and questions of the transfer matcher.")
        {
            data, households, orders, fit, weights, errors,
        };
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                if (parsed.GetValue(fit) is { } file)
                {
                    var fitted = new TransferFit([.. Regime.Fitting.Households(parsed.GetValue(households))]).Run(TransferWeights.Default,
                        Console.WriteLine);
                    File.WriteAllText(file.FullName, TransferFit.Write(fitted));
                    return;
                }

                var chosen = parsed.GetValue(weights) is { } other ? TransferWeights.Read(other.OpenRead()) : TransferWeights.Default;
                var report = new TransfersReport(chosen, cancellation);
                foreach (var (name, set) in HouseholdInput.Sets(parsed.GetValue(data), parsed.GetValue(households)))
                {
                    if (parsed.GetValue(errors) is > 0 and var count)
                        TransferErrors.Print(set, chosen, count);
                    else if (parsed.GetValue(orders))
                        report.PrintOrders(name, set);
                    else
                        report.Print(name, set);
                }
            },
            cancellation));
        return command;
    }
}

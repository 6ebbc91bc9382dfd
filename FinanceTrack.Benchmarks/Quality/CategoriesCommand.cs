using System.CommandLine;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary><c>quality categories</c>: the categoriser's figures on the development data, or on any labelled file.</summary>
internal static class CategoriesCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = "The folder of the development data, which holds categorisation/." };
        var file = new Option<FileInfo?>("--file") { Description = "A labelled CSV or TSV file (.gz allowed)." };
        var description = new Option<string>("--description-column") { Description = "The column with the bank line.", DefaultValueFactory = _ => "description" };
        var category = new Option<string>("--category-column") { Description = "The column with one of the 17 category names; rows with another are left out.", DefaultValueFactory = _ => "category" };
        var amount = new Option<string?>("--amount-column") { Description = "The column with a signed amount; used only where it holds both signs, the commoner being money out." };
        var trainFraction = new Option<double?>("--train-fraction") { Description = "Retrain on this first share of the file and measure on the rest." };
        var corrections = new Option<int?>("--corrections") { Description = "Give the user's memory the first k rows and measure on the rest." };
        var command = new Command("categories", "Accuracy, macro-F1, calibration and speed of the categoriser.")
        {
            data, file, description, category, amount, trainFraction, corrections,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var files = parsed.GetValue(file) is { } one
                    ? [CategoriesData.Read(one, parsed.GetValue(description)!, parsed.GetValue(category)!, parsed.GetValue(amount))]
                    : CategoriesData.ReadAll(parsed.GetValue(data) ?? throw new ArgumentException("Give --data or --file."));
                var report = new CategoriesReport(cancellation);
                foreach (var rows in files)
                    report.Print(rows, parsed.GetValue(trainFraction), parsed.GetValue(corrections));
                return 0;
            },
            cancellation));
        return command;
    }
}

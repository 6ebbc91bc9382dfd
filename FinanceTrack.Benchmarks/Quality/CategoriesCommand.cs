using System.CommandLine;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary><c>quality categories</c>: the categoriser's figures on the development data, or on any labelled file.</summary>
internal static class CategoriesCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "The folder of the development data, which holds categorisation/."
        };
        var file = new Option<FileInfo?>("--file") { Description = "A labelled CSV or TSV file (.gz allowed)." };
        var description = new Option<string>("--description-column")
        {
            Description = "The column with the bank line.",
            DefaultValueFactory = _ => "description"
        };
        var category = new Option<string>("--category-column")
        {
            Description =
                "The column with one of the 17 category names; rows with another are left out.",
            DefaultValueFactory = _ => "category"
        };
        var amount = new Option<string?>("--amount-column")
        {
            Description = "The column with a signed amount; used only where it holds both signs, the commoner being money out."
        };
        var direction = new Option<string?>("--direction-column")
        {
            Description = "The column that says debit or credit, expense or income, out or in; looked for unless named."
        };
        var time = new Option<string?>("--time-column") { Description = "Measure in the order of this column instead of the file's." };
        var trainFraction = new Option<double?>("--train-fraction")
        {
            Description = "Retrain on this first share of the file and measure on the rest."
        };
        var corrections = new Option<int?>("--corrections")
        {
            Description = "Give the user's memory the first k rows and measure on the rest."
        };
        var command = new Command("categories", "Accuracy, macro-F1, calibration and speed of the categoriser.")
        {
            data, file, description, category, amount, direction, time, trainFraction, corrections,
        };
        QualityInput.Require(command, data, file);
        command.SetAction((parsed, cancellation) => QualityInput.RunAsync(
            () =>
            {
                var columns = new CategoriesColumns(
                    parsed.GetValue(description)!, parsed.GetValue(category)!, parsed.GetValue(amount), parsed.GetValue(direction),
                    parsed.GetValue(time));
                List<LabelledFile> files = parsed.GetValue(file) is { } one
                    ? [CategoriesData.Read(one, columns)]
                    : [.. CategoriesData.ReadAll(parsed.GetValue(data)!)];
                var report = new CategoriesReport(cancellation);
                foreach (var rows in files)
                    report.Print(rows, parsed.GetValue(trainFraction), parsed.GetValue(corrections));
            },
            cancellation));
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Results;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>models</c>: which trained models there are, and which are served. The same use cases as the admin routes.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string> Kind = new("kind") { Description = "expense-classifier or anomaly-scorer." };
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Recorded with the change.",
        DefaultValueFactory = _ => "By command."
    };

    public static Command Create() => new("models", "The trained models, and which of them are served.")
    {
        List(),
        Compare(),
        Promote(),
        Change("rollback", "Serve again what was served before. Doing it twice comes back.", (product, kind, why, cancellationToken) =>
            product.Get<RollBackModel>().ExecuteAsync(kind, why, null, AuditActor.Operator, cancellationToken)),
        Change("pin", "Keep trainings and drift reports from changing what is served.", (product, kind, why, cancellationToken) =>
            product.Get<PinModel>().ExecuteAsync(kind, true, why, null, AuditActor.Operator, cancellationToken)),
        Change("unpin", "Let them change it again.", (product, kind, why, cancellationToken) =>
            product.Get<PinModel>().ExecuteAsync(kind, false, why, null, AuditActor.Operator, cancellationToken)),
    };

    private static Command List()
    {
        var command = new Command("list", "Show the versions there are, newest first, and what is served.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            foreach (var (kind, current) in (await product.Get<ListServedModels>().ExecuteAsync(cancellationToken)).Items)
            {
                Console.WriteLine(
                    current is null
                    ? $"{kind}: nothing is served." : $"{kind}: {current.Version} is served since {current.ChangedAt:u}. {current.Reason}");
                var page = LocalProduct.Expect(
                    await product.Get<ListModels>().ExecuteAsync(kind, new PageRequest(PageRequest.DefaultLimit, null), cancellationToken));
                Write(page.Items, current);
            }
        });
        return command;
    }

    private static Command Compare()
    {
        var left = new Argument<string>("left") { Description = "A version, as shown by list." };
        var right = new Argument<string>("right") { Description = "Another one." };
        var command = new Command("compare", "Show the figures of two versions side by side.") { Kind, left, right };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var comparison = LocalProduct.Expect(await product.Get<CompareModels>().ExecuteAsync(
                parsed.GetRequiredValue(Kind), parsed.GetRequiredValue(left), parsed.GetRequiredValue(right), cancellationToken));
            var table = new Table().AddColumns("figure", comparison.Left.Version, comparison.Right.Version, "difference");
            foreach (var metric in comparison.Metrics)
                table.AddRow(Markup.Escape(metric.Name), Number(metric.Left), Number(metric.Right), Number(metric.Difference));
            AnsiConsole.Write(table);
            Console.WriteLine(
                comparison.SameData ? "Trained on the same data." : "Trained on other data: figures are only roughly comparable.");
        });
        return command;
    }

    private static Command Promote()
    {
        var version = new Argument<string>("version") { Description = "As shown by list." };
        var pin = new Option<bool>("--pin") { Description = "Keep jobs from changing it." };
        var command = new Command("promote", "Serve a version, after reading it whole once.") { Kind, version, Reason, pin };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            Tell(await product.Get<PromoteModel>().ExecuteAsync(
                parsed.GetRequiredValue(Kind),
                new ModelPromotion(parsed.GetRequiredValue(version), parsed.GetValue(Reason), parsed.GetValue(pin)),
                null,
                AuditActor.Operator,
                cancellationToken));
        });
        return command;
    }

    private static Command Change(
        string name, string description, Func<LocalProduct, string, PointerReason, CancellationToken, Task<Result<TaggedPointer>>> change)
    {
        var command = new Command(name, description) { Kind, Reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            Tell(await change(product, parsed.GetRequiredValue(Kind), new PointerReason(parsed.GetValue(Reason)), cancellationToken));
        });
        return command;
    }

    private static void Tell(Result<TaggedPointer> result)
    {
        var pointer = LocalProduct.Expect(result).Pointer;
        Console.WriteLine(
            $"{pointer.Version} is served{(pointer.Pinned ? ", pinned" : "")}; before: {pointer.Previous ?? "none"}. Running hosts follow "
                + "within a minute.");
    }

    private static void Write(IReadOnlyList<ModelManifest> models, ModelPointer? current)
    {
        if (models.Count == 0)
            return;
        // A version is there to be copied: it is never broken.
        var table = new Table().AddColumn(new TableColumn("version").NoWrap()).AddColumns("served", "bytes", "figures");
        foreach (var model in models)
            table.AddRow(model.Version, Role(model, current), Number(model.Bytes), Markup.Escape(Figures(model)));
        AnsiConsole.Write(table);
    }

    private static string Role(ModelManifest model, ModelPointer? current) =>
        model.Version == current?.Version ? current.Pinned ? "now, pinned" : "now"
        : model.Version == current?.Previous ? "before"
        : "";

    private static string Figures(ModelManifest model) =>
        string.Join(", ", model.Metrics.Select(metric => $"{metric.Key} {Number(metric.Value)}"));

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}

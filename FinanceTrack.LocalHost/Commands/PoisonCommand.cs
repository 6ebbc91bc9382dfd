using System.CommandLine;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Storage;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>poison</c>: messages that failed as often as the host tries, and what becomes of them.</summary>
internal static class PoisonCommand
{
    public static Command Create() => new("poison", "Messages that no function could take.")
    {
        List(),
        Resolve("replay", "Send a message again, once.", PoisonStatus.Replayed),
        Resolve("discard", "Give a message up; its content is deleted.", PoisonStatus.Discarded),
    };

    private static Command List()
    {
        var queue = new Option<string?>("--queue") { Description = "Only of this queue." };
        var command = new Command("list", "Show the messages that wait for a decision, newest first.") { queue };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var page = LocalProduct.Expect(await product.Get<ListPoisonMessages>().ExecuteAsync(
                parsed.GetValue(queue), PoisonStatus.Waiting, new PageRequest(PageRequest.MaximumLimit, null), cancellationToken));
            var table = new Table().AddColumn(new TableColumn("id").NoWrap()).AddColumns("queue", "recorded", "bytes");
            foreach (var message in page.Items)
            {
                table.AddRow(message.Id.ToString(), message.Queue, message.RecordedAt.ToString("u", null), message.Bytes.ToString((IFormatProvider?)null));
            }

            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Command Resolve(string name, string description, PoisonStatus resolution)
    {
        var id = new Argument<Guid>("id") { Description = "As shown by list." };
        var command = new Command(name, description) { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            LocalProduct.Expect(await product.Get<ResolvePoisonMessage>().ExecuteAsync(
                parsed.GetRequiredValue(id), resolution, cancellationToken));
            Console.WriteLine($"{resolution}.");
        });
        return command;
    }
}

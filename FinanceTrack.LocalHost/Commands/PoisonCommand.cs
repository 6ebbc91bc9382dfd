using System.CommandLine;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>poison</c>: messages that failed as often as the host tries, and what becomes of them.</summary>
internal static class PoisonCommand
{
    private static readonly Option<string?> Queue = new("--queue") { Description = "Only of this queue." };

    public static Command Create() => new("poison", "Messages that no function could take.")
    {
        List(),
        Resolve("replay", "Send a message again, once, or all that wait.", PoisonStatus.Replayed),
        Resolve("discard", "Give a message up, or all that wait; their content is deleted.", PoisonStatus.Discarded),
    };

    private static Command List()
    {
        var command = new Command("list", "Show the messages that wait for a decision, newest first.") { Queue };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            var page = LocalProduct.Expect(await product.Get<ListPoisonMessages>().ExecuteAsync(
                parsed.GetValue(Queue), PoisonStatus.Waiting, new PageRequest(PageRequest.MaxLimit, null), cancellationToken));
            var table = new Table().AddColumn(new TableColumn("id").NoWrap()).AddColumns("queue", "recorded", "bytes", "failed with");
            foreach (var message in page.Items)
            {
                table.AddRow(
                    message.Id.ToString(), message.Queue, message.RecordedAt.ToString("u", null),
                    message.Bytes.ToString((IFormatProvider?)null),
                    Markup.Escape(message.Failure ?? ""));
            }

            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Command Resolve(string name, string description, PoisonStatus resolution)
    {
        var id = new Argument<Guid?>("id") { Description = "As shown by list.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every message that waits." };
        var command = new Command(name, description) { id, all, Queue };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(id) is { Tokens.Count: 1 } == parsed.GetValue(all))
                parsed.AddError("Give either an id or --all.");
            if (parsed.GetResult(Queue) is not null && !parsed.GetValue(all))
                parsed.AddError("--queue narrows --all.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var product = await LocalProduct.OpenAsync(cancellationToken);
            if (parsed.GetValue(id) is { } one)
            {
                LocalProduct.Expect(await product.Get<ResolvePoisonMessage>().ExecuteAsync(one, resolution, null, cancellationToken));
                Console.WriteLine($"{resolution}.");
            }
            else
            {
                var resolved = LocalProduct.Expect(await product.Get<ResolveAllPoisonMessages>()
                    .ExecuteAsync(parsed.GetValue(Queue), resolution, null, cancellationToken));
                Console.WriteLine($"{resolution}: {resolved}.");
            }
        });
        return command;
    }
}

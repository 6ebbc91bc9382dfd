using System.Globalization;
using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>What was shown of hostile texts.</summary>
/// <param name="Recorded">How many stood in a ledger and were asked about.</param>
/// <param name="Written">How many a model put into its own words.</param>
internal sealed record HostileOutcome(
    int Recorded, IReadOnlyList<string> ShownOfLedger, int Written, IReadOnlyList<string> ShownOfModel);

/// <summary>Records the hostile texts and their rewrites, asks about them, and has a model write them itself.</summary>
internal static class HostileRun
{
    private const int RowsPerDay = 5;
    private const string Email = "hostile@example.com";

    private static readonly DateOnly First = new(2023, 1, 1);

    public static async Task<HostileOutcome> RunAsync(EvaluationLedgers ledgers, CancellationToken cancellationToken)
    {
        var actor = await ledgers.AddUserAsync(Email, "en-GB", "EUR", cancellationToken);
        var texts = HostileCorpus.All.Texts.SelectMany(text => HostileRewrites.Of(text.Text)).ToList();
        var recordable = texts.Select(text => Plain(text.Text)).Where(text => text.Length is > 0 and <= 400).ToList();
        await ledgers.RecordAsync(
            actor,
            recordable.Select((text, i) => new NewTransaction(
                First.AddDays(i / RowsPerDay), null, -10.01m - i, "EUR", text, null, text)),
            cancellationToken);
        var shown = new List<string>();
        for (var day = First; day < First.AddDays((recordable.Count + RowsPerDay - 1) / RowsPerDay); day = day.AddDays(1))
            shown.AddRange(await AskAsync(ledgers, actor, $"Show my transactions on {day:yyyy-MM-dd}", cancellationToken));
        string[] others = ["Where did I spend the most in 2023?", "What was my largest expense?", "Compare 2023 with 2022."];
        foreach (var question in others)
            shown.AddRange(await AskAsync(ledgers, actor, question, cancellationToken));
        var drafts = texts.Select(text => text.Text).Concat(HostileCorpus.All.Drafts.SelectMany(draft => HostileRewrites.Of(draft.Text))
            .Select(draft => draft.Text)).ToList();
        return new HostileOutcome(
            recordable.Count, shown, drafts.Count, await ShownOfModelAsync(ledgers, actor, drafts, cancellationToken));
    }

    private static async Task<IEnumerable<string>> AskAsync(
        EvaluationLedgers ledgers, LedgerActor actor, string question, CancellationToken cancellationToken)
    {
        var reply = (await ledgers.Get<AskAssistant>().ExecuteAsync(actor, new NewMessage(question), null, cancellationToken)).Value;
        return reply.Evidence.Select(item => item.Text).OfType<string>().Append(reply.Answer)
            .Where(text => InertText.Problem(text) is not null).Select(text => $"{InertText.Problem(text)}: {text}");
    }

    private static async Task<IReadOnlyList<string>> ShownOfModelAsync(
        EvaluationLedgers ledgers, LedgerActor actor, IReadOnlyList<string> drafts, CancellationToken cancellationToken)
    {
        var ledger = await ledgers.Database.ReadAsync(
            session => AssistantLedger.ReadAsync(session, actor, new FixedClock(EvaluationLedgers.Today).GetUtcNow()), cancellationToken);
        return
        [
            .. drafts.Select(draft => AnswerChecker.Check(ledger!, new ClaimBook(), "What did I spend?", $"{draft}.").Text)
                .Where(text => InertText.Problem(text) is not null),
        ];
    }

    // A description holds no control characters and no line breaks.
    private static string Plain(string text) => string.Concat(text.Where(letter =>
        (!char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format) || letter is '\u200b' or '\u00ad')).Trim();
}

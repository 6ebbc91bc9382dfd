using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>Looks in the ledger for the words of a question that may name a merchant.</summary>
internal sealed class MerchantFinder(ListTransactions list, UserTurns turns)
{
    private const int MaxLookups = 4;
    private const int MinLetters = 2;
    private const int Rows = 20;

    /// <summary>Those that transactions have.</summary>
    public async Task<IReadOnlyList<MerchantCandidate>> FindAsync(
        AssistantLedger ledger, IReadOnlyList<MerchantCandidate> candidates, CancellationToken cancellationToken)
    {
        var known = new List<MerchantCandidate>();
        foreach (var candidate in candidates.Take(MaxLookups))
        {
            if (await IsKnownAsync(ledger.Actor, candidate.Text, cancellationToken))
                known.Add(candidate);
            else if (FirstWordOf(candidate) is { } first && await IsKnownAsync(ledger.Actor, first.Text, cancellationToken))
                known.Add(first);
        }

        return known;
    }

    // "Asda haul": the name is only a part of what is not known.
    private static MerchantCandidate? FirstWordOf(MerchantCandidate candidate) => candidate.Length > 1
        ? candidate with { Length = 1, Text = candidate.Text[..candidate.Text.IndexOf(' ', StringComparison.Ordinal)] }
        : null;

    private async Task<bool> IsKnownAsync(LedgerActor actor, string text, CancellationToken cancellationToken)
    {
        if (text.Length < MinLetters)
            return false;
        var found = await turns.RunAsync(
            actor,
            () => list.ExecuteAsync(
                actor.LedgerId, new TransactionFilter(Text: text), new PageRequest(Rows, null), cancellationToken),
            cancellationToken);
        return found.TryGet(out var page, out _)
            && page.Items.Any(row => BeginsWord(TextNormalizer.Fold(row.Description), text));
    }

    // "art" is not a part of "card", but "tesco" is one of "tesco*123" and "h&m" of "pos h&m".
    private static bool BeginsWord(string name, string text)
    {
        for (var at = name.IndexOf(text, StringComparison.Ordinal); at >= 0; at = name.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]))
                return true;
        }

        return false;
    }
}

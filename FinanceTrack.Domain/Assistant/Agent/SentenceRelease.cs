using System.Text;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>
/// Takes a draft as it comes, in pieces of any size, and lets out whole sentences that have passed. What has not passed is kept for a
/// repair and never let out.
/// </summary>
internal sealed class SentenceRelease(TurnQuestion question, ClaimBook claims)
{
    private const int MaxDraft = 20_000;

    private readonly StringBuilder _pending = new();
    private readonly StringBuilder _shown = new();
    private readonly List<Claim> _claims = [];
    private SentenceChecker? _checker;
    private int _known = -1;
    private int _read;

    /// <summary>What was let out.</summary>
    public string Text => _shown.ToString().Trim();

    /// <summary>The claims that were shown.</summary>
    public IReadOnlyList<Claim> Claims => [.. _claims.Distinct<Claim>(ReferenceEqualityComparer.Instance)];

    /// <summary>The sentences that did not pass.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>What was wrong with them.</summary>
    public List<string> Problems { get; } = [];

    public async Task AddAsync(string piece)
    {
        _read += piece.Length;
        if (_read > MaxDraft)
            return; // No answer is that long: the rest of it is not shown.
        _pending.Append(piece);
        await LetOutAsync(isLast: false);
    }

    /// <summary>The draft is over: what is pending is its last sentence.</summary>
    public Task CompleteAsync() => LetOutAsync(isLast: true);

    private async Task LetOutAsync(bool isLast)
    {
        var draft = _pending.ToString();
        var start = 0;
        while (DraftReader.EndOfSentence(draft, start, isLast) is var end and > 0)
        {
            await CheckAsync(draft[start..end]);
            start = end;
        }

        _pending.Remove(0, start);
    }

    private async Task CheckAsync(string draft)
    {
        if (string.IsNullOrWhiteSpace(draft))
            return;
        if (_known != claims.All.Count)
            (_checker, _known) = (AnswerChecker.For(question.Ledger, claims, question.Message), claims.All.Count);
        var sentence = _checker!.Check(draft);
        if (!sentence.Passes)
        {
            Refused.Add(draft.Trim());
            Problems.AddRange(sentence.Problems);
            return;
        }

        var text = char.IsWhiteSpace(sentence.Text[^1]) ? sentence.Text : sentence.Text + " ";
        _shown.Append(text);
        _claims.AddRange(sentence.Claims);
        await question.OnSentence(text);
    }
}

using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Links;

/// <summary>What the matchers are told of a ledger.</summary>
/// <param name="Rows">Those booked last.</param>
/// <param name="IsWhole">Whether they are all rows of the ledger.</param>
/// <param name="Links">All of them, the refused ones too.</param>
/// <param name="Questions">All that were ever asked.</param>
internal sealed record MatchInput(
    IReadOnlyList<LedgerAccount> Accounts, IReadOnlyList<MatchRow> Rows, bool IsWhole, IReadOnlyList<LinkRow> Links,
    IReadOnlyList<QuestionRow> Questions, DateOnly Today);

/// <summary>What the matchers want to change.</summary>
internal sealed class MatchPlan
{
    public List<LinkRow> Dissolve { get; } = [];

    public List<Link> Make { get; } = [];

    public List<QuestionRow> Withdraw { get; } = [];

    public List<(Questions.LinkQuestion Question, bool IsWelcome)> Ask { get; } = [];

    public bool IsEmpty => (Dissolve.Count, Make.Count, Withdraw.Count, Ask.Count) == (0, 0, 0, 0);

    public bool ChangesTransfers =>
        Make.Exists(link => link.Kind == LinkKind.Transfer) || Dissolve.Exists(link => link.Kind == LinkKind.Transfer);
}

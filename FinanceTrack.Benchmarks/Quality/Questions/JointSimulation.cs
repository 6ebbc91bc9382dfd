using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Benchmarks.Quality.Refunds;
using FinanceTrack.Benchmarks.Quality.Transfers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Refunds;
using FinanceTrack.Domain.Links.Transfers;

namespace FinanceTrack.Benchmarks.Quality.Questions;

/// <summary>
/// Both matchers on one ledger and one budget: what is linked as a transfer leaves the refund matcher, and comes back when the link is
/// undone.
/// </summary>
internal sealed class JointSimulation(LinkHousehold household)
{
    private static readonly int[] DaysAfterTheEnd = [20, 50, 80];

    private readonly Dictionary<Guid, TrueRow> _rows = household.Rows.ToDictionary(row => row.Row.Id);
    private readonly TransferMatcher _transfers = new(household.Accounts, household.Holders, household.Rates);
    private readonly RefundMatcher _refunds = new();
    private readonly HashSet<Guid> _legs = [];
    private readonly QuestionBudget _budget = new();
    private readonly Dictionary<(LinkKind Kind, int Year, int Month), int> _asked = [];

    public (TransferOutcome Transfers, RefundOutcome Refunds, int MostInAMonth) Run()
    {
        var last = DateOnly.MinValue;
        foreach (var day in household.Rows.GroupBy(row => row.Row.ArrivedOn).OrderBy(day => day.Key))
        {
            last = day.Key;
            _transfers.Add(day.Select(row => row.Row));
            _refunds.Add(day.Select(row => row.Row));
            Step(last);
        }

        foreach (var later in DaysAfterTheEnd)
            Step(last.AddDays(later));
        var most = _asked.GroupBy(asked => (asked.Key.Year, asked.Key.Month))
            .Select(month => month.Sum(asked => asked.Value)).DefaultIfEmpty().Max();
        return (
            new TransferOutcome(_transfers.Links, Asked(LinkKind.Transfer), 0, most),
            new RefundOutcome(_refunds.Links, _refunds.ShopRefunds, Asked(LinkKind.Refund), most), most);
    }

    private int Asked(LinkKind kind) => _asked.Where(asked => asked.Key.Kind == kind).Sum(asked => asked.Value);

    private void Step(DateOnly today)
    {
        Decide(today);
        while (_budget.Left(today) > 0
            && QuestionSelection.TakeNext(_transfers.Questions(today).Concat(_refunds.Questions(today)), _budget, today) is { } question)
        {
            var month = (question.Kind, today.Year, today.Month);
            _asked[month] = _asked.GetValueOrDefault(month) + 1;
            if (question.Kind == LinkKind.Transfer)
            {
                _transfers.Asked(question, today);
                var transfer = _rows[question.SubjectId].Transfer;
                _transfers.Answer(question, transfer is not null && transfer == _rows[question.OptionIds[0]].Transfer);
            }
            else
            {
                _refunds.Asked(question, today);
                var expense = _rows[question.SubjectId].RefundOf;
                _refunds.Answer(question, expense is { } right && question.OptionIds.Contains(right) ? right : null);
            }

            Decide(today);
        }
    }

    private void Decide(DateOnly today)
    {
        _transfers.Decide(today);
        var legs = _transfers.Links.SelectMany(link => new[] { link.FromId, link.ToId }).ToHashSet();
        foreach (var leg in legs.Where(_legs.Add))
            _refunds.Remove(leg);
        var freed = _legs.Where(leg => !legs.Contains(leg)).ToList();
        _legs.ExceptWith(freed);
        _refunds.Add(freed.Select(leg => _rows[leg].Row));
    }
}

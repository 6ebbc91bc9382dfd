using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Refunds;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Benchmarks.Quality.Refunds;

/// <summary>What came of a simulation.</summary>
internal sealed record RefundOutcome(IReadOnlyCollection<Link> Links, IReadOnlyDictionary<Guid, Guid> ShopRefunds, int Asked,
    int MostInAMonth);

/// <summary>Runs the refund matcher through a household's two years, without the legs of its transfers, with a user who answers.</summary>
internal sealed class RefundSimulation(LinkHousehold household, int perMonth)
{
    private readonly Dictionary<Guid, Guid?> _refundOf = household.Rows.ToDictionary(row => row.Row.Id, row => row.RefundOf);
    private readonly QuestionBudget _budget = new(perMonth);
    private readonly Dictionary<(int, int), int> _askedIn = [];
    private int _asked;

    public RefundOutcome Run()
    {
        var matcher = new RefundMatcher(new RefundOptions(), LineVocabulary.Default, LexiconMatcher.Default);
        var legs = household.Transfers.SelectMany(transfer => new[] { transfer.Outgoing.Row.Id, transfer.Incoming.Row.Id }).ToHashSet();
        foreach (var day in household.Rows.Where(row => !legs.Contains(row.Row.Id)).GroupBy(row => row.Row.ArrivedOn)
            .OrderBy(day => day.Key))
        {
            matcher.Add(day.Select(row => row.Row));
            while (_budget.Left(day.Key) > 0 && QuestionSelection.TakeNext(matcher.Questions(day.Key), _budget, day.Key) is { } question)
            {
                _asked++;
                _askedIn[(day.Key.Year, day.Key.Month)] = _askedIn.GetValueOrDefault((day.Key.Year, day.Key.Month)) + 1;
                matcher.Asked(question, day.Key);
                var expense = _refundOf[question.SubjectId];
                matcher.Answer(question, expense is { } right && question.OptionIds.Contains(right) ? right : null);
            }
        }

        return new RefundOutcome(matcher.Links, matcher.ShopRefunds, _asked, _askedIn.Values.DefaultIfEmpty().Max());
    }

    /// <summary>
    /// The obvious rule: the same merchant key, the latest expense of exactly the amount, or else the latest larger one of 90 days.
    /// </summary>
    public static RefundOutcome SameMerchant(LinkHousehold household)
    {
        const int Days = 90;
        var links = new List<Link>();
        var expenses = new Dictionary<string, List<BookedRow>>(StringComparer.Ordinal);
        foreach (var row in household.Rows.Where(row => row.Transfer is null).Select(row => row.Row).OrderBy(row => row.BookedOn)
            .ThenBy(row => row.Id))
        {
            var merchant = Domain.Categorization.Text.MerchantKey.From(row.Description).Value.Split(' ')[0];
            if (!expenses.TryGetValue(merchant, out var known))
                expenses[merchant] = known = [];
            if (row.IsOutgoing)
            {
                known.Add(row);
            }
            else if (known.FindAll(expense => row.BookedOn.DayNumber - expense.BookedOn.DayNumber <= Days
                && expense.AbsoluteMinor >= row.AbsoluteMinor) is { Count: > 0 } fitting)
            {
                links.Add(new Link(LinkKind.Refund, row.Id,
                    (fitting.FindLast(expense => expense.AbsoluteMinor == row.AbsoluteMinor) ?? fitting[^1]).Id, row.AbsoluteMinor,
                    LinkState.Automatic, 1, []));
            }
        }

        return new RefundOutcome(links, new Dictionary<Guid, Guid>(), 0, 0);
    }
}

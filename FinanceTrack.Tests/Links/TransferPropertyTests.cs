using CsCheck;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Transfers;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Links;

/// <summary>What holds for any rows in any order: few amounts, days and words, so that rows compete for each other.</summary>
public sealed class TransferPropertyTests
{
    private static readonly string[] Lines =
        ["Transfer", "Transfer to Rainy day 33334444", "Transfer from Ada Marlow", "POS CORNER BAKERY", "lanep", "Salary ACME",
        "DE12 5001 0517 5407 3249 31 rent"];
    private static readonly long[] Amounts = [20_000, 20_000, 10_000, 43_217, 19_850];

    private static readonly Gen<BookedRow[]> Ledgers =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 60], Gen.Int[0, 4], Gen.Bool, Gen.Int[0, 6]).Array[4, 40]
        .Select(rows => rows.Select((row, i) =>
            Row(i + 1, All[row.Item1], row.Item2, (row.Item4 ? 1 : -1) * Amounts[row.Item3], Lines[row.Item5])).ToArray());

    [Fact]
    public void A_row_is_in_one_link_of_two_accounts_and_opposite_signs_whatever_is_done() =>
        Gen.Select(Ledgers, Gen.Int[0, 1_000_000]).Sample((rows, seed) =>
        {
            var matcher = new TransferMatcher(All, [], (_, _, _) => 1.1);
            var random = new Random(seed);
            var known = new List<BookedRow>();
            var userSet = new Dictionary<Guid, Link>();
            foreach (var batch in rows.OrderBy(_ => random.Next()).Chunk(5))
            {
                matcher.Add(batch);
                known.AddRange(batch);
                matcher.Decide(Start.AddDays(random.Next(120)));
                Act(matcher, known, random);
                foreach (var link in userSet.Values
                    .Where(link => known.Exists(row => row.Id == link.FromId) && known.Exists(row => row.Id == link.ToId)))
                {
                    Assert.Contains(matcher.Links, kept => kept == link);
                }

                userSet = matcher.Links.Where(link => link.State != LinkState.Automatic).ToDictionary(link => link.FromId);
                CheckLinks(matcher, known);
            }
        }, iter: 400);

    [Fact]
    public void The_order_inside_a_batch_changes_nothing() =>
        Gen.Select(Ledgers, Gen.Int[0, 1_000_000]).Sample(
            (rows, seed) => Assert.Equal(Matcher().Settled(rows).Pairs(),
                Matcher().Settled([.. rows.OrderBy(_ => new Random(seed).Next())]).Pairs()), iter: 200);

    [Fact]
    public void Clear_transfers_are_found_in_any_order_of_arrival() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[3, 25]).Sample((seed, count) =>
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, count).SelectMany(i => new[]
            {
                Row(2 * i + 1, Current, 3 * i, -30_011 - 1_117 * i, "Transfer to Rainy day 33334444"),
                Row(2 * i + 2, Savings, 3 * i + 1, 30_011 + 1_117 * i, "Transfer from Ada Marlow 11112222"),
            }).OrderBy(_ => random.Next()).ToList();
            var matcher = Matcher();
            foreach (var row in rows)
            {
                matcher.Add([row]);
                matcher.Decide(Start.AddDays(3 * count + 40));
            }

            Assert.Equal(Enumerable.Range(0, count).Select(i => (Id(2 * i + 1), Id(2 * i + 2))).Order(), matcher.Pairs());
        }, iter: 60);

    [Fact]
    public void The_budget_is_kept_whatever_is_proposed() =>
        Gen.Select(Gen.Int[0, 400].Array[1, 120], Gen.Int[0, 12]).Sample((days, welcome) =>
        {
            var budget = new QuestionBudget();
            budget.Welcome(welcome);
            budget.Welcome(welcome);
            var asked = days.Order().Select(day => Start.AddDays(day)).Where(budget.TryTake).ToList();
            var granted = Math.Min(welcome, QuestionBudget.MaxWelcome);
            foreach (var month in asked.Skip(granted).CountBy(day => (day.Year, day.Month)))
                Assert.InRange(month.Value, 1, QuestionBudget.DefaultPerMonth);
        });

    private static void Act(TransferMatcher matcher, List<BookedRow> known, Random random)
    {
        var day = Start.AddDays(120);
        switch (random.Next(5))
        {
            case 0 when matcher.Questions(day) is { Count: > 0 } questions:
                matcher.Answer(questions[random.Next(questions.Count)], random.Next(2) == 0);
                break;
            case 1:
                matcher.LinkByHand(known[random.Next(known.Count)].Id, known[random.Next(known.Count)].Id);
                break;
            case 2 when matcher.Links.FirstOrDefault(link => link.State == LinkState.Automatic) is { } link:
                matcher.Reject(link.FromId, link.ToId);
                break;
            case 3:
                matcher.SetByUser(known[random.Next(known.Count)].Id);
                break;
            case 4:
                var gone = known[random.Next(known.Count)];
                matcher.Remove(gone.Id);
                known.Remove(gone);
                break;
        }
    }

    private static void CheckLinks(TransferMatcher matcher, List<BookedRow> known)
    {
        var rows = known.ToDictionary(row => row.Id);
        var legs = matcher.Links.SelectMany(link => new[] { link.FromId, link.ToId }).ToList();
        Assert.Equal(legs.Count, legs.Distinct().Count());
        foreach (var link in matcher.Links)
        {
            var (from, to) = (rows[link.FromId], rows[link.ToId]);
            Assert.True(from.IsOutgoing && !to.IsOutgoing && from.AccountId != to.AccountId);
            Assert.Equal(to.AbsoluteMinor, link.AmountMinor);
            if (link.State == LinkState.Automatic && from.Amount.Currency == to.Amount.Currency)
                Assert.True(from.AbsoluteMinor == to.AbsoluteMinor || TransferRules.IsFee(from.AbsoluteMinor, to.AbsoluteMinor, 100));
        }
    }
}

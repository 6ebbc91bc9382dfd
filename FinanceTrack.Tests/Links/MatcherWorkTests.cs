using CsCheck;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Refunds;
using FinanceTrack.Domain.Links.Text;
using FinanceTrack.Domain.Links.Transfers;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Links;

/// <summary>What the matchers look at for one row is bounded, so that no ledger's rows take the square of their number.</summary>
public sealed class MatcherWorkTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private static readonly long[] Sizes = [300, 1_200, 20_000, 199_000, 200_000, 5_000_000];

    private static readonly Gen<BookedRow[]> Ledgers =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 20], Gen.Int[0, 5], Gen.Int[-90, 90], Gen.Bool).Array[4, 40]
        .Select(rows => rows.Select((row, i) => Row(
            i + 1, All[row.Item1], row.Item2, (row.Item5 ? 1 : -1) * (Sizes[row.Item3] + row.Item4 * Sizes[row.Item3] / 1_500), "lanep"))
            .ToArray());

    [Fact]
    public void Rows_that_all_could_differ_by_a_fee_are_not_all_compared()
    {
        const int each = 1_500;
        var random = new Random(5);
        var rows = Enumerable.Range(1, each).SelectMany(number => new[]
        {
            Row(number, Current, 0, -(200_500 + random.Next(500)), $"SALARY {Letters(random)}"),
            Row(number + each, Savings, 0, 200_000 + random.Next(499), $"SALARY {Letters(random)}"),
        }).ToArray();

        var matcher = Matcher().Settled(rows);

        Assert.Empty(matcher.Links);
        Assert.InRange(matcher.Looked, 1, 2L * each * (TransferCandidates.MaxLooked + 1));
    }

    [Fact]
    public void A_transfer_is_found_among_many_rows_of_its_own_account()
    {
        var sales = Enumerable.Range(100, 1_000).Select(number => Row(number, Current, 0, 99_000 + number % 900, "Sale"));

        var link = Assert.Single(Matcher().Settled([.. sales, Row(1, Current, 0, -100_000, "Transfer to Rainy day 33334444"),
            Row(2, Savings, 0, 100_000, "Transfer from Harbour Bank 11112222")]).Links);

        Assert.Equal((Id(1), Id(2)), (link.FromId, link.ToId));
    }

    [Fact]
    public void What_is_found_by_amount_is_all_that_the_rules_allow() => Ledgers.Sample(rows =>
    {
        ExchangeRate rates = (_, from, to) => (from.Code, to.Code) switch
        {
            ("EUR", "USD") => 1.1,
            ("USD", "EUR") => 1 / 1.1,
            _ => null,
        };
        var state = new TransferState(new LineReader(LineVocabulary.Default), All.ToDictionary(account => account.Id));
        foreach (var row in rows)
            state.Add(row);
        var candidates = new TransferCandidates(state, new AccountNames(All, []), rates);
        foreach (var row in rows)
        {
            var allowed = rows.Select(other => row.IsOutgoing ? (Outgoing: row, Incoming: other) : (Outgoing: other, Incoming: row))
                .Where(pair => IsAllowed(pair.Outgoing, pair.Incoming, rates));

            Assert.Equal(
                allowed.Select(pair => (pair.Outgoing.Id, pair.Incoming.Id)).Order(),
                candidates.Of(row, int.MaxValue).Select(pair => (pair.Outgoing.Id, pair.Incoming.Id)).Order());
        }
    });

    [Fact]
    public void A_shop_with_thousands_of_purchases_is_not_gone_through_for_each_credit()
    {
        const int purchases = 4_000, credits = 300;
        var matcher = new RefundMatcher();

        matcher.Add([
            .. Enumerable.Range(1, purchases).Select(number => Row(number, Card, number % 10, -(100L * number + 1), "ZALANDO SE")),
            .. Enumerable.Range(purchases + 1, credits).Select(number => Row(number, Card, 20, 101, "ZALANDO SE REFUND"))]);

        Assert.InRange(matcher.Looked, 1, (long)credits * RefundIndex.MaxLooked);
    }

    [Fact]
    public void A_purchase_that_comes_late_decides_earlier_credits_again()
    {
        var matcher = new RefundMatcher();
        matcher.Add([Row(2, Card, 9, 8_990, "REFUND ZALANDO"), Row(3, Card, 200, 8_990, "REFUND ZALANDO")]);

        matcher.Add([Row(1, Card, 0, -8_990, "POS ZALANDO BERLIN"), Row(4, Card, 190, -8_990, "POS ZALANDO BERLIN")]);

        Assert.Equal(
            [(Id(2), Id(1)), (Id(3), Id(4))], matcher.Links.Select(link => (link.FromId, link.ToId)).Order());
    }

    [Fact]
    public void Both_matchers_stop_when_they_are_told_to()
    {
        BookedRow[] rows = [Row(1, Current, 0, -43_217, "Transfer"), Row(2, Savings, 1, 43_217, "Transfer")];
        var transfers = Matcher();
        transfers.Add(rows);

        Assert.Throws<OperationCanceledException>(() => Matcher().Add(rows, Cancelled));
        Assert.Throws<OperationCanceledException>(() => transfers.Decide(Start.AddDays(40), Cancelled));
        Assert.Throws<OperationCanceledException>(() => new RefundMatcher().Add(rows, Cancelled));
    }

    private static bool IsAllowed(BookedRow outgoing, BookedRow incoming, ExchangeRate rates)
    {
        var days = incoming.BookedOn.DayNumber - outgoing.BookedOn.DayNumber;
        if (!TransferRules.AreOpposite(outgoing, incoming) || days is < -TransferRules.DaysBefore or > TransferRules.DaysAfter)
            return false;
        var (from, to) = (outgoing.Amount.Currency, incoming.Amount.Currency);
        return from == to
            ? outgoing.AbsoluteMinor == incoming.AbsoluteMinor
                || TransferRules.IsFee(outgoing.AbsoluteMinor, incoming.AbsoluteMinor, from.MinorUnitsPerMajor)
            : rates.LogDeviation(outgoing, incoming) is { } deviation && Math.Abs(deviation) <= TransferRules.MaxRateDeviation;
    }

    private static string Letters(Random random) =>
        string.Concat(Enumerable.Range(0, 450).Select(_ => (char)('a' + random.Next(26))));
}

using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Transfers;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Tests.Links;

/// <summary>Accounts and rows of a small ledger, with ids that say what they are.</summary>
internal static class LinkRows
{
    public static readonly DateOnly Start = new(2025, 3, 3);

    public static readonly OwnAccount Current = Account(1, AccountKind.Current, "Harbour Bank", "11112222");
    public static readonly OwnAccount Savings = Account(2, AccountKind.Savings, "Rainy day", "33334444");
    public static readonly OwnAccount Card = Account(3, AccountKind.Card, "Blue card", null);
    public static readonly OwnAccount Dollars = Account(4, AccountKind.Current, "Dollar account", "55556666", "USD");
    public static readonly OwnAccount Second = Account(5, AccountKind.Savings, "Holidays", "77778888");

    public static OwnAccount[] All { get; } = [Current, Savings, Card, Dollars, Second];

    public static OwnAccount Account(int id, AccountKind kind, string name, string? tail, string currency = "EUR") =>
        new(Id(1000 + id), kind, currency, name, tail, AccountFeed.Connection);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <param name="day">Days after <see cref="Start"/>, a Monday.</param>
    public static BookedRow Row(int id, OwnAccount account, int day, long minor, string description, int? arrives = null) => new(
        Id(id), account.Id, Start.AddDays(day), new Money(minor, Currency.Of(account.Currency)), description,
            Start.AddDays(arrives ?? day + 1));

    public static TransferMatcher Matcher(params OwnAccount[] accounts) => new(accounts.Length > 0 ? accounts : All, ["Ada Marlow"], Rate);

    /// <summary>Adds rows, and decides when every statement is in.</summary>
    public static TransferMatcher Settled(this TransferMatcher matcher, params BookedRow[] rows)
    {
        matcher.Add(rows);
        matcher.Decide(rows.Max(row => row.BookedOn).AddDays(30));
        return matcher;
    }

    public static LinkQuestion OnlyQuestion(this TransferMatcher matcher, int day) => Assert.Single(matcher.Questions(Start.AddDays(day)));

    public static (Guid, Guid)[] Pairs(this TransferMatcher matcher) => [.. matcher.Links.Select(link => (link.FromId, link.ToId)).Order()];

    private static double? Rate(DateOnly day, Currency from, Currency to) => (from.Code, to.Code) switch
    {
        ("EUR", "USD") => 1.1,
        ("USD", "EUR") => 1 / 1.1,
        _ => null,
    };
}

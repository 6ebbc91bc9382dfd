using CsCheck;
using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Tests.Ledger;

/// <summary>
/// One change of a ledger with accounts, through the use case that a user would make it through; what is refused changes nothing.
/// </summary>
internal sealed record AccountedChange(AccountedKind Kind, int First, int Second, int Amount)
{
    public static readonly Gen<AccountedChange[]> Sequences = Gen.Select(
            Gen.Frequency(
                (6, Gen.Const(AccountedKind.Record)), (3, Gen.Const(AccountedKind.RecordPair)), (12, Gen.Enum<AccountedKind>())),
            Gen.Int[0, 1_000],
            Gen.Int[0, 1_000],
            Gen.Int[1, 400],
            (kind, first, second, amount) => new AccountedChange(kind, first, second, amount))
        .Array[1, 30];

    private static readonly DateOnly Start = new(2026, 1, 20);

    public async Task ApplyAsync(AccountedBook book)
    {
        await (Kind switch
        {
            AccountedKind.Record => RecordAsync(book, book.Accounts[First % 4], Second % 3 == 0 ? Amount : -Amount, "Kiosk"),
            AccountedKind.RecordPair => RecordPairAsync(book),
            AccountedKind.EditAmount =>
            EditAsync(book, new TransactionChanges(default, default, Of<decimal?>(-Amount), default, default, default, default)),
            AccountedKind.EditDay =>
            EditAsync(book, new TransactionChanges(Of<DateOnly?>(Day), default, default, default, default, default, default)),
            AccountedKind.EditCategory => EditAsync(book, new TransactionChanges(
                default, default, default, default, default, Of<Guid?>(book.Categories[Amount % book.Categories.Count]), default)),
            AccountedKind.EditAccount => EditAsync(book, new TransactionChanges(
                default, default, default, default, default, default, default, Of<Guid?>(book.Accounts[Amount % 3]))),
            AccountedKind.Delete => DeleteAsync(book),
            AccountedKind.LinkTransfer => LinkAsync(book, LinkKind.Transfer),
            AccountedKind.LinkRefund => LinkAsync(book, LinkKind.Refund),
            AccountedKind.DeleteLink => DeleteLinkAsync(book),
            AccountedKind.Split => SplitAsync(book),
            AccountedKind.Adjust => AdjustAsync(book),
            AccountedKind.DeleteCategory => DeleteCategoryAsync(book),
            AccountedKind.Match => book.Ledger.Get<MatchLinks>().MatchAsync(book.Id, CancellationToken.None),
            _ => throw new InvalidOperationException($"{Kind} is not a change."),
        });
    }

    private DateOnly Day => Start.AddDays(Second % 60);

    private static Optional<T> Of<T>(T value) => new(value);

    private async Task RecordAsync(AccountedBook book, Guid account, decimal amount, string description, int later = 0)
    {
        var currency = account == book.Accounts[3] ? "JPY" : "EUR";
        var recorded = await book.Ledger.Get<RecordTransaction>().ExecuteAsync(
            book.Id.Actor(), new NewTransaction(Day.AddDays(later), null, amount, currency, description, AccountId: account), null,
            CancellationToken.None);
        book.Rows.Add(recorded.Value.Id);
    }

    private async Task RecordPairAsync(AccountedBook book)
    {
        await RecordAsync(book, book.Accounts[First % 3], -Amount, "Transfer to own account");
        await RecordAsync(book, book.Accounts[(First + 1) % 3], Amount, "Transfer from own account", later: 1);
    }

    private async Task EditAsync(AccountedBook book, TransactionChanges changes)
    {
        if (Row(book) is not { } id)
            return;
        var edited = await book.Ledger.Get<EditTransaction>().ExecuteAsync(
            book.Id.Actor(), id, changes, null, true, CancellationToken.None);
        if (edited.Succeeded && Kind is AccountedKind.EditAmount or AccountedKind.EditAccount)
            book.Touch(id);
    }

    private async Task DeleteAsync(AccountedBook book)
    {
        if (Row(book) is not { } id)
            return;
        Assert.True((await book.Ledger.Get<DeleteTransaction>().ExecuteAsync(
            book.Id.Actor(), id, null, true, CancellationToken.None)).Succeeded);
        book.Rows.Remove(id);
        book.Touch(id);
    }

    private async Task LinkAsync(AccountedBook book, LinkKind kind)
    {
        if (book.Rows.Count == 0)
            return;
        var (from, to) = (book.Rows[First % book.Rows.Count], book.Rows[Second % book.Rows.Count]);
        if (from == to)
            return;
        var made =
            await book.Ledger.Get<CreateLink>().ExecuteAsync(book.Id.Actor(), new NewLink(kind, from, to), null, CancellationToken.None);
        if (made.TryGet(out var link, out _))
            book.ByPerson.Add(link);
    }

    private async Task DeleteLinkAsync(AccountedBook book)
    {
        if (await book.LinksAsync() is not { Count: > 0 } links)
            return;
        var link = links[First % links.Count];
        Assert.True((await book.Ledger.Get<DeleteLink>().ExecuteAsync(book.Id.Actor(), link.Id, null, CancellationToken.None)).Succeeded);
        book.ByPerson.RemoveAll(standing => standing.Id == link.Id);
    }

    private async Task SplitAsync(AccountedBook book)
    {
        if (Row(book) is not { } id)
            return;
        var amount = (await book.Ledger.Get<GetTransaction>().ExecuteAsync(book.Id, id, CancellationToken.None)).Value.Amount;
        NewPart[] parts = Amount % 4 == 0
            ? []
            : [new(amount - 1 == 0 ? 2 : amount - 1, book.Categories[Second % book.Categories.Count]),
                new(amount - 1 == 0 ? -1 : 1, null, "rest")];
        await book.Ledger.Get<SplitTransaction>().ExecuteAsync(book.Id.Actor(), id, new NewSplit(parts), null, CancellationToken.None);
    }

    private async Task AdjustAsync(AccountedBook book)
    {
        var adjusted = await book.Ledger.Get<AdjustBalance>().ExecuteAsync(
            book.Id.Actor(), book.Accounts[First % 4], new NewAdjustment(Day, Amount), null, CancellationToken.None);
        book.Rows.Add(adjusted.Value.Id);
    }

    private async Task DeleteCategoryAsync(AccountedBook book)
    {
        if (book.Categories.Count < 3)
            return;
        var (from, to) = (book.Categories[^1], book.Categories[First % (book.Categories.Count - 1)]);
        Assert.True(
            (await book.Ledger.Get<DeleteCategory>().ExecuteAsync(book.Id.Actor(), from, to, null, CancellationToken.None)).Succeeded);
        book.Categories.Remove(from);
    }

    private Guid? Row(AccountedBook book) => book.Rows.Count == 0 ? null : book.Rows[First % book.Rows.Count];
}

internal enum AccountedKind
{
    Record,
    RecordPair,
    EditAmount,
    EditDay,
    EditCategory,
    EditAccount,
    Delete,
    LinkTransfer,
    LinkRefund,
    DeleteLink,
    Split,
    Adjust,
    DeleteCategory,
    Match,
}

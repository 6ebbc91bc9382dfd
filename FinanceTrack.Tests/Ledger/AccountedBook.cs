using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Tests.Ledger;

/// <summary>A ledger with accounts, and what a sequence of changes has made in it.</summary>
internal sealed class AccountedBook
{
    private AccountedBook(TestLedger ledger, Guid id) => (Ledger, Id) = (ledger, id);

    public TestLedger Ledger { get; }

    public Guid Id { get; }

    /// <summary>In euros, euros, euros and yen.</summary>
    public List<Guid> Accounts { get; } = [];

    public List<Guid> Categories { get; } = [];

    public List<Guid> Rows { get; } = [];

    /// <summary>Links of persons that nothing has touched since.</summary>
    public List<LinkDetails> ByPerson { get; } = [];

    public static async Task<AccountedBook> OpenAsync(TestLedger ledger)
    {
        var book = new AccountedBook(ledger, (await ledger.AddUserAsync()).Id);
        foreach (var (name, kind, currency) in new[]
        {
            ("Giro", AccountKind.Current, "EUR"), ("Savings", AccountKind.Savings, "EUR"), ("Card", AccountKind.Card, "EUR"),
            ("Yen", AccountKind.Cash, "JPY"),
        })
        {
            var made = await ledger.Get<CreateAccount>().ExecuteAsync(
                book.Id.Actor(), new NewAccount(name, kind, currency, OpeningBalance: 100), null, CancellationToken.None);
            book.Accounts.Add(made.Value.Id);
        }

        book.Categories.AddRange(
            (await ledger.Get<ListCategories>().ExecuteAsync(book.Id, CancellationToken.None)).Value.Items.Select(c => c.Id));
        return book;
    }

    public async Task<IReadOnlyList<LinkDetails>> LinksAsync() => (await Ledger.Get<ListLinks>().ExecuteAsync(
        Id, new LinkFilter(), new PageRequest(200, null), CancellationToken.None)).Value.Items;

    /// <summary>The row's links may have dissolved.</summary>
    public void Touch(Guid row) => ByPerson.RemoveAll(link => link.FromId == row || link.ToId == row);
}

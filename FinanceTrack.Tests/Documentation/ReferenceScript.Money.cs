using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The parts about accounts, what belongs together, and statements.</summary>
internal sealed partial class ReferenceScript
{
    private async Task ShowAccountsAsync()
    {
        recorder.Begin("Accounts", """
            Every transaction is in an account of its currency. One that names no `accountId` goes to the default account of its currency,
            which is made when it is first needed, so that a ledger of a single file needs no accounts. `balance` is the opening balance and
            all transactions; it is part of what the `ETag` stands for.
            """);
        var giro = await recorder.ShowAsync("CreateAccount", """
            Adds an account: `current`, `savings`, `card`, `cash`, `loan` or `investment`. Of the number a hash and the last characters are
            kept. `feed` says how rows reach it: `manual`, `file` (the default) or `connection`. The first account of a currency becomes its
            default.
            """,
            "accounts",
            new { name = "Everyday", kind = "current", currency = "EUR", number = "DE02 1005 0000 0024 2906 61", openingBalance = 1200.5 },
            ("Idempotency-Key", "9b01"));
        var savings = await PostAsync("accounts", new { name = "Rainy day", kind = "savings", currency = "EUR" });
        (_giro, _savings) = (giro.Id, savings.Id);
        await recorder.ShowAsync("ListAccounts", """
            All of them on one page, by name, the archived ones last; `totals` is the net worth by currency.
            """, "accounts");
        await recorder.ShowAsync("GetAccount", "One of them.", $"accounts/{giro.Id}");
        await recorder.ShowAsync("UpdateAccount", """
            Changes what is named: `name`, `kind`, `number`, `openingBalance`, `floor`, `feed`, `default`, `archived`. A forecast says how
            probable it is that the balance falls below the floor. An archived account keeps its transactions and takes no new ones; one
            with a balance is archived only with `keepBalance`.
            """, $"accounts/{giro.Id}", new { name = "Giro" }, ("If-Match", giro.ETag!));
        var unused = await PostAsync("accounts", new { name = "Unused", kind = "cash", currency = "EUR" });
        await recorder.ShowAsync("DeleteAccount", "Deletes one without transactions; 409 otherwise.", $"accounts/{unused.Id}");
    }

    private async Task ShowLinksAsync()
    {
        recorder.Begin("Transfers and refunds", """
            A link says that two transactions belong together: the two sides of a transfer between own accounts, or a refund and the expense
            that it pays back. It makes, changes and deletes no transaction. Links are found by themselves where that is sure, asked for
            where it is not, at most twice a month, and made by hand. What a person has said is never changed by a matcher.
            See [how far they can be trusted](transfers-and-refunds.md).
            """);
        var sent = await RecordAsync(_giro, "2026-01-02", -300, "Standing order Rainy day");
        var arrived = await RecordAsync(_savings, "2026-01-30", 300, "Deposit");
        var link = await recorder.ShowAsync("CreateLink", """
            Links two transactions: `transfer` from the outgoing to the incoming one, `refund` from the credit to the expense. What is lost
            on the way between accounts of one currency is an expense. A link of a matcher gives way.
            """, "links", new { kind = "transfer", fromId = sent, toId = arrived }, ("Idempotency-Key", "9b02"));
        await recorder.ShowAsync("ListLinks", """
            Those that hold, the latest first. Filters: `kind`, `transactionId`, and `state`: `automatic` (a matcher's), `answered`, `user`,
            or `rejected`.
            """, "links?kind=transfer");
        await recorder.ShowAsync("GetLink", "One of them.", $"links/{link.Id}");
        await recorder.ShowAsync("DeleteLink", """
            Takes it back. The pair is kept as `rejected`, so that it is never proposed again.
            """, $"links/{link.Id}", null, ("If-Match", link.ETag!));
        await ShowQuestionsAsync();
    }

    private async Task ShowQuestionsAsync()
    {
        await RecordAsync(_giro, "2026-01-08", -137.45m, "Transfer");
        await RecordAsync(_giro, "2026-03-10", -1.11m, "Bakery");
        foreach (var name in new[] { "Holiday", "Garden" })
        {
            var pot = (await PostAsync("accounts", new { name, kind = "current", currency = "EUR" })).Id;
            await RecordAsync(pot, "2026-01-08", 137.45m, "Transfer received");
            await RecordAsync(pot, "2026-03-10", 1.11m, "Interest");
        }

        await RecordAsync(_savings, "2026-03-10", 1.11m, "Interest");
        await Eventually.TrueAsync("there is a question", async () => (await QuestionsAsync()).Count > 0);
        await recorder.ShowAsync("ListQuestions", """
            What the matchers ask: whether `subjectId` belongs to one of `optionIds`, with the evidence. Open ones, or those of another
            `state`: `answered`, or `withdrawn` where the transactions have changed since.
            """, "questions?limit=1");
        var question = (await QuestionsAsync())[0];
        await recorder.ShowAsync("AnswerQuestion", """
            Answers with one of the options, which links it, or with null for none of them, which refuses them all for good. What is of the
            same kind is decided after it.
            """, $"questions/{question.GetProperty("id").GetGuid()}", new { answer = question.GetProperty("optionIds")[0].GetGuid() });
    }

    private async Task ShowStatementsAsync()
    {
        recorder.Begin("Balances and statements", """
            What a statement says, beside what the transactions make. An error makes one interval wrong and not all after it.
            """);
        await recorder.ShowAsync("GetBalances", """
            The balance at the end of each day in which it changed, over up to 366 days; with `by=month` of each month, over up to 120.
            """, $"accounts/{_savings}/balances?from=2026-01-01&to=2026-03-31");
        await recorder.ShowAsync("AssertBalance", """
            Keeps the balance that a statement says for the end of a day. `difference` is what is missing since the statement before.
            """, $"accounts/{_savings}/assertions/2026-01-31", new { balance = 312.5 });
        await recorder.ShowAsync("ListAssertions", """
            All of them, the first day first. `firstWrong` names the first days that differ, with what may explain it: `isLikely` is never
            certain, and nothing is changed by it.
            """, $"accounts/{_savings}/assertions");
        await recorder.ShowAsync("AdjustBalance", """
            Corrects a balance where nothing explains the difference: a transaction of its own, in neither income nor expense.
            """,
            $"accounts/{_savings}/adjustments",
            new { bookedOn = "2026-01-31", amount = 12.5, note = "Cash found" }, ("Idempotency-Key", "9b03"));
        await recorder.ShowAsync("DeleteAssertion", "Takes back what was said of a day.", $"accounts/{_savings}/assertions/2026-01-31");
    }

    private async Task ShowSplitAsync(Guid transaction)
    {
        var categories = await CategoriesAsync();
        await recorder.ShowAsync("SplitTransaction", """
            Divides one among categories. The parts add up to it; their sums count in their categories, and its own category no more. No
            parts make it whole again. The amount of a split transaction cannot be changed.
            """,
            $"transactions/{transaction}/parts",
            new
            {
                parts = new object[]
                {
                    new { amount = -15, categoryId = categories["Dining"], note = "Dinner" },
                    new { amount = -10, categoryId = categories["Giving"] },
                },
            });
        await recorder.ShowAsync("GetSplit", "The parts.", $"transactions/{transaction}/parts");
    }

    private Guid _giro;
    private Guid _savings;

    private async Task<Guid> RecordAsync(Guid accountId, string bookedOn, decimal amount, string description) =>
        (await PostAsync("transactions", new { bookedOn, amount, currency = "EUR", description, accountId })).Id;

    private async Task<IReadOnlyList<JsonElement>> QuestionsAsync() =>
        [.. (await SendAsync(HttpMethod.Get, "questions", null)).Body.GetProperty("items").EnumerateArray()];
}

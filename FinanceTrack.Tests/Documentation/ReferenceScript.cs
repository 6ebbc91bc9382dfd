using System.Net;
using System.Net.Http.Headers;

namespace FinanceTrack.Tests.Documentation;

/// <summary>What the reference shows, in its order: the life of one user, from opening an account on.</summary>
internal sealed partial class ReferenceScript(Recorder recorder)
{
    private const string Email = "ada@example.com";
    private const string Password = "correct horse battery staple";

    private Guid _userId;
    private Guid _ledgerId;

    public async Task RunAsync()
    {
        await ShowUsersAsync();
        await ShowPasswordsAsync();
        await ShowTwoFactorAsync();
        await ShowApiKeysAsync();
        await ShowLedgersAsync();
        await ShowCategoriesAsync();
        await ShowAccountsAsync();
        await ShowTransactionsAsync();
        await ShowAnomaliesAsync();
        await ShowRulesAsync();
        await ShowLinksAsync();
        await ShowStatementsAsync();
        await ShowSummariesAsync();
        await ShowInsightsAsync();
        await ShowAssistantAsync();
        await ShowQueuesAsync();
        await ShowConsoleAsync();
        await ShowHealthAsync();
        await ShowAdministrationAsync();
        await ShowLeaveAsync();
    }

    private async Task ShowUsersAsync()
    {
        recorder.Begin("Users and sessions", """
            A session is a family of refresh tokens: each is good for one refresh, and one that is used a second time ends the session.
            The client that lost the answer may repeat its request within 30 seconds and gets the same answer again.
            Access tokens are ES256 JWTs and live for ten minutes.
            """);
        var (homeCurrency, timeZone) = ("EUR", "Europe/Berlin");
        await recorder.ShowAsync("RegisterUser", """
            Opens an account, with the starter categories. Only `email` and `password` have to be there. A mail with a token confirms
            the address.
            """,
            "users",
            new { email = Email, password = Password, displayName = "Ada", homeCurrency, timeZone, locale = "en-GB" });
        await SignInAsync("Signs in. Where two-factor sign-in is on, `code` has to be there too.");
        await recorder.ShowAsync("ListSessions", "The sessions that go on, newest first.", "sessions");
        await recorder.ShowAsync("GetProfile", "The caller's profile.", "me");
        await recorder.ShowAsync(
            "ChangeProfile", "Changes what is named. `alertBudget`: false anomaly alerts a month. `weeklyMail`: a mail each Monday.",
            "me", new { locale = "de-DE", alertBudget = 1 }, ("If-Match", "\"1\""));
        await recorder.ShowAsync("ListPublicKeys", "The keys that verify access tokens (RFC 7517).", "/.well-known/jwks.json");
        await ShowLeavingAsync();
    }

    private async Task ShowLeavingAsync()
    {
        var here = recorder.Credentials;
        var session = await recorder.Host.Http.SignInAsync(Email, Password);
        await recorder.ShowAsync(
            "RefreshSession", """
            Trades a refresh token for the next one and a new access token. With `ledgerId` the session acts on that ledger from then on.
            """, "sessions/refresh", new { refreshToken = session.GetProperty("refreshToken").GetString() });
        await recorder.ShowAsync(
            "EndSession", "Ends one of the caller's sessions: a device that was lost.",
            $"sessions/{session.GetProperty("sessionId").GetGuid()}");
        recorder.Credentials = Bearer(await recorder.Host.Http.SignInAsync(Email, Password));
        await recorder.ShowAsync("SignOut", "Ends the session that asks.", "sessions/current");
        recorder.Credentials = here;
    }

    private async Task ShowApiKeysAsync()
    {
        recorder.Begin("API keys", """
            For programs. A key acts on the ledger of the session that makes it, is shown once and stored as its hash. Scopes are `read`,
            `write`, `score`, and for [other assistants](mcp.md) `mcp:read` and `mcp:propose`.
            """);
        var key = await recorder.ShowAsync(
            "CreateApiKey",
            "Makes a key. Without `expiresAt` it is good for as long as keys may be, a year by default (`Users:ApiKeyDays`).",
            "me/api-keys",
            new { name = "Spreadsheet", scopes = new[] { "read" }, expiresAt = "2027-01-01T00:00:00Z", password = Password });
        await recorder.ShowAsync("ListApiKeys", "The keys there are, newest first; `lastUsedAt` is to the hour.", "me/api-keys");
        await recorder.ShowAsync("RevokeApiKey", "Ends a key.", $"me/api-keys/{key.Id}");
    }

    private async Task ShowCategoriesAsync()
    {
        recorder.Begin("Categories", """
            Every ledger begins with seventeen categories, which can be renamed, archived and deleted. `slug` is the common class that a
            starter category stands for; one that members added has none.
            """);
        await recorder.ShowAsync("ListCategories", "All of them, by name, on one page.", "categories");
        var made = await recorder.ShowAsync(
            "CreateCategory", "Adds one, of up to 200.", "categories", new { name = "Beekeeping" }, ("Idempotency-Key", "8f1c"));
        await recorder.ShowAsync(
            "CreateCategory", "A name that is already in use, whatever its case.", "categories", new { name = "beekeeping" },
            ("Idempotency-Key", "8f1d"));
        await recorder.ShowAsync("GetCategory", "One of them.", $"categories/{made.Id}");
        await recorder.ShowAsync(
            "UpdateCategory",
            "Renames, or archives with `\"archived\": true`. An archived category keeps its transactions and takes no new ones.",
            $"categories/{made.Id}", new { name = "Bees" }, ("If-Match", "\"1\""));
        var categories = await CategoriesAsync();
        await recorder.ShowAsync(
            "DeleteCategory",
            "Deletes one. Its transactions and rules go to `reassignTo`, which must be there when there are any. "
            + "The answer says whether the statistics already follow.",
            $"categories/{made.Id}?reassignTo={categories["Home"]}");
    }

    private async Task ShowTransactionsAsync()
    {
        recorder.Begin("Transactions", """
            Recording a transaction categorises and scores it, and adds it to its month's sums and to the user's statistics, all in one
            database transaction. `anomaly.score` is the share of the user's ordinary transactions that are less unusual; above `threshold`,
            which follows from the alert budget, it is an anomaly.
            """);
        var categories = await CategoriesAsync();
        var made = await recorder.ShowAsync(
            "RecordTransaction", "Records one. `occurredAt`, `categoryId`, `note`, `externalId` and `accountId` may be absent.",
            "transactions",
            new
            {
                bookedOn = "2026-03-14",
                occurredAt = "2026-03-13T20:05:30Z",
                amount = -23.4,
                currency = "EUR",
                description = "Trattoria Da Nino",
                categoryId = categories["Dining"],
                note = "Birthday",
                externalId = "bank-1",
            },
            ("Idempotency-Key", "5a1e"));
        await recorder.ShowAsync(
            "RecordTransaction", "What is wrong is named all at once.",
            "transactions", new { bookedOn = "2026-03-14", amount = -23.405, currency = "EUR", description = " " },
            ("Idempotency-Key", "5a1f"));
        await recorder.ShowAsync(
            "RecordBatch",
            "Records up to 500. With `mode` `atomic`, the default, one that is refused refuses all; with `each` the good ones "
                + "are recorded.",
            "transactions/batch",
            new
            {
                mode = "each",
                items = new object[]
                {
                    new
                    {
                        bookedOn = "2026-03-15", amount = -1200, currency = "JPY", description = "Konbini",
                        categoryId = categories["Groceries"]
                    },
                    new { bookedOn = "2026-03-16", amount = -1.5, currency = "JPY", description = "Half a yen" },
                },
            });
        await recorder.ShowAsync("GetTransaction", "One of them.", $"transactions/{made.Id}");
        await recorder.ShowAsync("EditTransaction", """
            Changes what is named; null takes a category, note, instant or expected refund away. `statistics` is `recomputing` when a job
            recomputes a long history. What a statement agrees with changes its money and day only with `?force=true`, otherwise it is 409.
            """, $"transactions/{made.Id}", new { amount = -25 }, ("If-Match", "\"1\""));
        await recorder.ShowAsync(
            "EditTransaction", "An older version changes nothing.", $"transactions/{made.Id}", new { amount = -26 }, ("If-Match", "\"1\""));
        await ShowSplitAsync(made.Id);
        await recorder.ShowAsync("ListTransactions", """
            The latest booked first. Filters: `from` and `to` (both included), `category`, `text` (in description or note, whatever its case
            and accents), `min` and `max` (signed, in major units), `currency`, `anomalous`, `accountId`, `role`.
            """, "transactions?from=2026-03-01&text=trattoria&max=-10&limit=1");
        await recorder.ShowAsync(
            "ScoreTransaction", "Categorises and scores as if it were recorded now, and stores nothing.",
            "transactions/score", new
            {
                bookedOn = "2026-03-17",
                amount = -480,
                currency = "EUR",
                description = "Trattoria Da Nino",
                categoryId = categories["Dining"]
            });
        await recorder.ShowAsync(
            "DeleteTransaction", "Deletes one, and takes it out of sums, balance and statistics. Its links dissolve. `force` is as above.",
            $"transactions/{made.Id}", null, ("If-Match", "\"3\""));
    }

    private async Task ShowRulesAsync()
    {
        recorder.Begin("Categorisation", """
            Without a `categoryId` a transaction is categorised: by the user's own earlier answers, then by their rules, then by a trained
            classifier. Each answer names its source and a calibrated confidence; below a floor there is no category.
            """);
        var shopping = (await CategoriesAsync())["Shopping"];
        await recorder.ShowAsync(
            "CategorizeTransactions", "Says which category up to 500 transactions would get if they were recorded now, and stores nothing.",
            "transactions/categorize",
            new { transactions = new[] { new { description = "REWE SAGT DANKE 4711", amount = -31.2, currency = "EUR" } } });
        var (text, textMatch) = ("konbini", "contains");
        var rule = new { categoryId = shopping, text, textMatch, currency = "JPY", minimumAmount = -5000, maximumAmount = -1 };
        await recorder.ShowAsync(
            "PreviewRule", "What a rule would have done to the latest transactions. Nothing is stored.",
            "categorization-rules/preview", rule);
        var made = await recorder.ShowAsync("CreateRule", """
            Adds a rule: a text that the description contains or equals, a range of amounts in one currency, or both. The first rule that
            fits decides; `position` says where it stands, the end unless given.
            """, "categorization-rules", rule);
        await recorder.ShowAsync("ListRules", "All of them, in their order.", "categorization-rules");
        await recorder.ShowAsync("GetRule", "One of them.", $"categorization-rules/{made.Id}");
        await recorder.ShowAsync(
            "UpdateRule", "Changes what is named.", $"categorization-rules/{made.Id}", new { text = "lawson" }, ("If-Match", "\"1\""));
        await recorder.ShowAsync(
            "DeleteRule", "Deletes one. Transactions keep the category it gave them.", $"categorization-rules/{made.Id}");
    }

    private async Task ShowSummariesAsync()
    {
        recorder.Begin("Summaries", """
            Kept with every change, so that reading them costs the same however many transactions there are. Amounts of different currencies
            are never added.
            """);
        await recorder.ShowAsync("GetMonthlySummary", """
            A month by booked dates; the category with the most movement first. A null `categoryId` is what has none. `transfers` between
            own accounts and `adjustments` are in neither income nor expense; `refunds` stand beside the expenses, in the category of
            theirs, and `net` is income, expense and refunds. `accountId` shows one account. `basis=purchase` counts a refund in the month
            of its purchase; by default it counts when the money came.
            """, "summaries/2026-03");
        await recorder.ShowAsync(
            "ListMonthlySummaries", "Up to 120 months, the earliest first, without the empty ones.", "summaries?from=2026-01&to=2026-03");
    }

    private async Task SignInAsync(string text)
    {
        var answer = (await recorder.ShowAsync("SignIn", text, "sessions", new { email = Email, password = Password }))
            .Is(HttpStatusCode.Created);
        recorder.Credentials = Bearer(answer.Body);
        _userId = answer.Body.GetProperty("userId").GetGuid();
        _ledgerId = answer.Body.GetProperty("ledgerId").GetGuid();
    }

    private static AuthenticationHeaderValue Bearer(System.Text.Json.JsonElement session) =>
        new("Bearer", session.GetProperty("accessToken").GetString());
}

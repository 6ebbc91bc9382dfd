using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Tenants;

/// <summary>
/// For every function, how one user would try to reach another's data through it. A new function has to be added here;
/// those for administrators and those without HTTP are known by their attributes.
/// </summary>
internal static class Attempts
{
    private const string Password = "another user's guess";

    public static IReadOnlyDictionary<string, Func<Victim, Attempt[]>> ByFunction { get; } = new Dictionary<string, Func<Victim, Attempt[]>>
    {
        // Users
        ["RegisterUser"] = v => [Attempt.Own("users", new { email = v.User.Email, password = Password }, HttpStatusCode.Conflict)],
        ["SignIn"] = v => [Attempt.Own("sessions", new { email = v.User.Email, password = Password }, HttpStatusCode.Unauthorized)],
        ["RefreshSession"] = v => [Attempt.Own("sessions/refresh", new { refreshToken = v.User.SessionId }, HttpStatusCode.Unauthorized)],
        ["ListSessions"] = _ => [Attempt.Own("sessions")],
        ["EndSession"] = v => [Attempt.NotFound($"sessions/{v.User.SessionId}")],
        ["SignOut"] = _ => [Attempt.Own("sessions/current", expected: HttpStatusCode.NoContent)],
        ["ListActivity"] = _ => [Attempt.Own("me/activity")],
        ["GetProfile"] = _ => [Attempt.Own("me")],
        ["ChangeProfile"] = _ => [Attempt.Own("me", new { displayName = "Me" })],
        ["CreateApiKey"] = _ =>
            [Attempt.Own(
                "me/api-keys", new { name = "Mine", scopes = new[] { "read" }, password = TestUser.DefaultPassword },
                HttpStatusCode.Created)],
        ["ListApiKeys"] = _ => [Attempt.Own("me/api-keys")],
        ["RevokeApiKey"] = v => [Attempt.NotFound($"me/api-keys/{v.ApiKeyId}")],
        ["ListPublicKeys"] = _ => [Attempt.Own("/.well-known/jwks.json")],
        ["ChangePassword"] = v => [Attempt.Any("me/password", new { currentPassword = Password, newPassword = v.User.Email })],
        ["RequestPasswordReset"] = v => [Attempt.Any("password-resets", new { email = v.User.Email })],
        ["ResetPassword"] = _ => [Attempt.Any("password-resets/complete", new { token = "guessed", newPassword = Password })],
        ["RequestEmailConfirmation"] = _ => [Attempt.Any("me/email-confirmation")],
        ["ConfirmEmail"] = _ => [Attempt.Any("email-confirmations", new { token = "guessed" })],
        ["GetTwoFactor"] = _ => [Attempt.Own("me/two-factor")],
        ["BeginTwoFactor"] = _ => [Attempt.Any("me/two-factor", new { password = Password })],
        ["ConfirmTwoFactor"] = _ => [Attempt.Any("me/two-factor/confirm", new { code = "123456" })],
        ["RenewRecoveryCodes"] = _ => [Attempt.Any("me/two-factor/recovery-codes", new { password = Password, code = "123456" })],
        ["EndTwoFactor"] = _ => [Attempt.Any("me/two-factor", new { password = Password, code = "123456" })],
        ["ExportUserData"] = _ => [Attempt.Own("me/export")],
        ["EraseUser"] = _ =>
            [Attempt.Any("me", new { password = Password }), Attempt.Any("me", new { password = TestUser.DefaultPassword })],

        // Ledgers
        ["ListLedgers"] = _ => [Attempt.Own("ledgers")],
        ["CreateLedger"] = _ =>
            [Attempt.Own("ledgers", new { name = "Mine", homeCurrency = "EUR", timeZone = "Europe/Berlin" }, HttpStatusCode.Created)],
        ["GetLedger"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}")],
        ["UpdateLedger"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}", new { name = "Mine now" })],
        ["DeleteLedger"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}")],
        ["ListMembers"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}/members")],
        ["ChangeMember"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}/members/{v.User.Id}", new { role = "viewer" })],
        ["RemoveMember"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}/members/{v.User.Id}")],
        ["ListInvitations"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}/invitations")],
        ["InviteMember"] = v =>
            [Attempt.NotFound($"ledgers/{v.User.LedgerId}/invitations", new { email = "me@example.com", role = "owner" })],
        ["WithdrawInvitation"] = v => [Attempt.NotFound($"ledgers/{v.User.LedgerId}/invitations/{v.TransactionId}")],
        ["AcceptInvitation"] = _ => [Attempt.NotFound("invitations/accept", new { token = "guessed" })],

        // Categories
        ["ListCategories"] = _ => [Attempt.Own("categories")],
        ["GetCategory"] = v => [Attempt.NotFound($"categories/{v.CategoryId}")],
        ["CreateCategory"] = _ => [Attempt.Own("categories", new { name = "Mine" }, HttpStatusCode.Created)],
        ["UpdateCategory"] = v => [Attempt.NotFound($"categories/{v.CategoryId}", new { name = "Mine now" })],
        ["DeleteCategory"] = v =>
            [Attempt.NotFound($"categories/{v.CategoryId}"), Attempt.NotFound($"categories/{v.CategoryId}?reassignTo={v.CategoryId}")],

        ["ListRules"] = _ => [Attempt.Own("categorization-rules")],
        ["GetRule"] = v => [Attempt.NotFound($"categorization-rules/{v.RuleId}")],
        ["CreateRule"] = v => [Attempt.Refused("categorization-rules", new { categoryId = v.CategoryId, text = "Mine" })],
        ["UpdateRule"] = v => [Attempt.NotFound($"categorization-rules/{v.RuleId}", new { text = "Mine" })],
        ["DeleteRule"] = v => [Attempt.NotFound($"categorization-rules/{v.RuleId}")],
        ["PreviewRule"] = v => [Attempt.Any("categorization-rules/preview", new { categoryId = v.CategoryId, text = "shop" })],

        // Accounts
        ["ListAccounts"] = _ => [Attempt.Own("accounts")],
        ["GetAccount"] = v => [Attempt.NotFound($"accounts/{v.AccountId}")],
        ["CreateAccount"] = _ =>
            [Attempt.Own(
                "accounts", new { name = "Mine", kind = "cash", currency = "EUR", number = "DE02100500000024290661" },
                HttpStatusCode.Created)],
        ["UpdateAccount"] = v => [Attempt.NotFound($"accounts/{v.AccountId}", new { name = "Mine now" })],
        ["DeleteAccount"] = v => [Attempt.NotFound($"accounts/{v.AccountId}")],
        ["GetBalances"] = v => [Attempt.NotFound($"accounts/{v.AccountId}/balances")],
        ["ListAssertions"] = v => [Attempt.NotFound($"accounts/{v.AccountId}/assertions")],
        ["AssertBalance"] = v => [Attempt.NotFound($"accounts/{v.AccountId}/assertions/2026-01-31", new { balance = 1 })],
        ["DeleteAssertion"] = v => [Attempt.NotFound($"accounts/{v.AccountId}/assertions/2026-01-31")],
        ["AdjustBalance"] = v => [Attempt.NotFound($"accounts/{v.AccountId}/adjustments", new { bookedOn = "2026-03-14", amount = 1 })],

        // Links
        ["ListLinks"] = v => [Attempt.Own("links"), Attempt.Own($"links?transactionId={v.TransactionId}&state=rejected")],
        ["GetLink"] = v => [Attempt.NotFound($"links/{v.LinkId}")],
        ["CreateLink"] = v => [Attempt.Refused("links", new { kind = "refund", fromId = v.TransactionId, toId = v.TransactionId })],
        ["DeleteLink"] = v => [Attempt.NotFound($"links/{v.LinkId}")],
        ["ListQuestions"] = _ => [Attempt.Own("questions"), Attempt.Own("questions?state=answered")],
        ["AnswerQuestion"] = v => [Attempt.NotFound($"questions/{v.LinkId}", new { answer = v.TransactionId })],

        // Transactions
        ["GetSplit"] = v => [Attempt.NotFound($"transactions/{v.TransactionId}/parts")],
        ["SplitTransaction"] = v => [Attempt.NotFound($"transactions/{v.TransactionId}/parts", new { parts = Array.Empty<object>() })],
        ["ListTransactions"] = v =>
            [Attempt.Own("transactions"), Attempt.Own($"transactions?category={v.CategoryId}&accountId={v.AccountId}&text=unmistakable")],
        ["GetTransaction"] = v => [Attempt.NotFound($"transactions/{v.TransactionId}")],
        ["RecordTransaction"] = v =>
            [Attempt.Own("transactions", Transaction(null), HttpStatusCode.Created),
            Attempt.Refused("transactions", Transaction(v.CategoryId)),
            Attempt.Refused("transactions", Transaction(null, v.AccountId))],
        ["RecordBatch"] = v =>
            [Attempt.Refused("transactions/batch", new { items = new[] { Transaction(null), Transaction(v.CategoryId) } })],
        ["EditTransaction"] = v => [Attempt.NotFound($"transactions/{v.TransactionId}", new { amount = -1, categoryId = v.CategoryId })],
        ["DeleteTransaction"] = v =>
            [Attempt.NotFound($"transactions/{v.TransactionId}"), Attempt.NotFound($"transactions/{v.TransactionId}?force=true")],
        ["ScoreTransaction"] = v =>
            [Attempt.Own("transactions/score", Transaction(null)), Attempt.Refused("transactions/score", Transaction(v.CategoryId))],
        ["CategorizeTransactions"] = _ =>
            [Attempt.Own(
                "transactions/categorize", new { transactions = new[] { new { description = "Shop", amount = -1, currency = "EUR" } } })],
        ["ListAnomalies"] = _ => [Attempt.Own("anomalies")],
        ["AnswerAnomaly"] = v => [Attempt.NotFound($"anomalies/{v.TransactionId}/feedback", new { answer = "dismissed" })],
        ["WithdrawAnswer"] = v => [Attempt.NotFound($"anomalies/{v.TransactionId}/feedback")],

        // Summaries
        ["GetMonthlySummary"] = v => [Attempt.Own("summaries/2026-03"), Attempt.Own($"summaries/2026-01?accountId={v.AccountId}")],
        ["ListMonthlySummaries"] = _ => [Attempt.Own("summaries?from=2020-01&to=2029-12")],

        // Insights
        ["ListStreams"] = _ => [Attempt.Own("recurring"), Attempt.Own("recurring?decision=dismissed")],
        ["UpdateStream"] = v => [Attempt.NotFound($"recurring/{v.StreamId}", new { name = "Mine now" })],
        ["ListExpectedPayments"] = _ =>
            [Attempt.Own("recurring/calendar"), Attempt.Own("recurring/calendar?from=2026-01-01&to=2026-12-31")],
        ["GetForecast"] = v => [Attempt.Own("forecast?days=30"), Attempt.NotFound($"forecast?account={v.AccountId}")],
        ["GetAssistantStatus"] = _ => [Attempt.Own("assistant/status")],
        ["CallMcp"] = v =>
            [Attempt.Any("mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list", @params = new { ledgerId = v.User.LedgerId } })],
        ["ListenToMcp"] = _ => [Attempt.Any("mcp")],
        ["ListInsights"] = _ => [Attempt.Own("insights"), Attempt.Own("insights?dismissed=true")],
        ["UpdateInsight"] = v => [Attempt.NotFound($"insights/{v.InsightId}", new { dismissed = true })],

        // Assistant
        ["AskAssistant"] = v =>
            [Attempt.Own("assistant/messages", new { message = "Show the last transactions of all accounts" }),
            Attempt.Own("assistant/messages", new { message = "Where did I spend the most in 2026?" }),
            Attempt.NotFound("assistant/messages", new { message = "And before?", conversationId = v.ConversationId })],
        ["ListConversations"] = _ => [Attempt.Own("assistant/conversations")],
        ["GetConversation"] = v => [Attempt.NotFound($"assistant/conversations/{v.ConversationId}")],
        ["DeleteConversation"] = v => [Attempt.NotFound($"assistant/conversations/{v.ConversationId}")],
        ["GetProposal"] = v => [Attempt.NotFound($"assistant/proposals/{v.ProposalId}")],
        ["ConfirmProposal"] = v => [Attempt.NotFound($"assistant/proposals/{v.ProposalId}/confirm", new { digest = "guessed" })],
        ["UndoProposal"] = v => [Attempt.NotFound($"assistant/proposals/{v.ProposalId}/undo")],
        // The console
        ["OpenConsole"] = _ => [Attempt.Own("/")],
        ["OpenConsolePage"] = v => [Attempt.Own($"/console/{v.TransactionId}")],
        ["GetConsoleAsset"] = v => [Attempt.NotFound($"/console/assets/{v.TransactionId}")],
        ["SignInToConsole"] = v => [Attempt.Any("console/session", new { email = v.User.Email, password = Password })],
        ["RequestConsolePasswordReset"] = v => [Attempt.Any("console/session/password-resets", new { email = v.User.Email })],
        ["RefreshConsoleSession"] = v => [Attempt.Any("console/session/refresh", new { ledgerId = v.User.LedgerId })],
        ["SignOutOfConsole"] = _ => [Attempt.Own("console/session", expected: HttpStatusCode.NoContent)],

        // Health
        ["Live"] = _ => [Attempt.Own("/api/v1/health/live")],
        ["Ready"] = _ => [Attempt.Own("/api/v1/health/ready")],
        ["GetOpenApiDocument"] = _ => [Attempt.Own("/openapi.json")],
        ["OpenReference"] = _ => [Attempt.Own("/docs")],
        ["GetReferenceAsset"] = _ => [Attempt.Own("/docs/start.js")],
    };

    private static object Transaction(Guid? categoryId, Guid? accountId = null) =>
        new { bookedOn = "2026-03-14", amount = -1, currency = "EUR", description = "Another user's", categoryId, accountId };
}

using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Tenants;

namespace FinanceTrack.Tests.Http;

/// <summary>For every function a request that it takes, from which bad ones are made. A new function has to be added here.</summary>
internal static class GoodRequests
{
    private const string Transaction = """
        {"bookedOn":"2026-03-14","occurredAt":"2026-03-13T20:05:30Z","amount":-12.5,"currency":"EUR","description":"Kiosk","categoryId":null,"note":"n","externalId":null,"accountId":null}
        """;

    // The category stands for one of the user's own.
    private const string Rule = """
        {"categoryId":"{category}","text":"kiosk","textMatch":"contains","currency":"EUR","minimumAmount":-20,"maximumAmount":-1.5,"position":1}
        """;

    private const string Proven = """{"reason":"They asked for it","password":"not the password","code":"123456"}""";

    private static readonly Dictionary<string, string?> Bodies = new()
    {
        ["RegisterUser"] = """
            {"email":"bad-input@example.com","password":"a long and quiet password","displayName":"Bad","homeCurrency":"EUR","timeZone":"Europe/Berlin","locale":"en-GB","accountKind":"household"}
            """,
        ["SignIn"] = """{"email":"unknown@example.com","password":"a long and quiet password","code":"123456","deviceToken":"none"}""",
        ["RefreshSession"] = """{"refreshToken":"nothing","ledgerId":null}""",
        ["SignInToConsole"] = """{"email":"unknown@example.com","password":"a long and quiet password","code":"123456"}""",
        ["RequestConsolePasswordReset"] = """{"email":"unknown@example.com"}""",
        ["RefreshConsoleSession"] = """{"ledgerId":null}""",
        ["ChangePassword"] = $$"""
            {"currentPassword":"not the password","newPassword":"{{TestUser.DefaultPassword}}","code":"123456","revokeApiKeys":false}
            """,
        ["RequestPasswordReset"] = """{"email":"unknown@example.com"}""",
        ["ResetPassword"] = """{"token":"guessed","newPassword":"another long and quiet password","revokeApiKeys":false}""",
        ["RequestEmailConfirmation"] = null,
        ["ConfirmEmail"] = """{"token":"guessed","password":"not the password"}""",
        ["BeginTwoFactor"] = """{"password":"not the password"}""",
        ["ConfirmTwoFactor"] = """{"code":"123456","endOtherSessions":false,"revokeApiKeys":false}""",
        ["RenewRecoveryCodes"] = """{"password":"not the password","code":"123456","endOtherSessions":false,"revokeApiKeys":false}""",
        ["ChangeProfile"] = """
            {"displayName":"Bad","homeCurrency":"EUR","timeZone":"Europe/Berlin","locale":"en-GB","accountKind":"business","alertBudget":2.5,"weeklyMail":true}
            """,
        ["CreateApiKey"] = """{"name":"Key","scopes":["read"],"expiresAt":null,"password":"not the password","code":"123456"}""",
        ["CreateAccount"] = """
            {"name":"Bad input","kind":"cash","currency":"EUR","number":"12345678","openingBalance":1.5,"feed":"manual","default":false,"floor":-1}
            """,
        ["UpdateAccount"] = """
            {"name":"Still bad input","kind":"card","number":"123456789","openingBalance":2.5,"feed":"file","default":true,"archived":false,"keepBalance":false,"floor":2}
            """,
        ["AssertBalance"] = """{"balance":12.5}""",
        ["AdjustBalance"] = """{"bookedOn":"2026-03-14","amount":1.5,"note":"n"}""",
        ["CreateLink"] = """{"kind":"transfer","fromId":"{transaction}","toId":"{transaction}"}""",
        ["AnswerQuestion"] = """{"answer":null}""",
        ["SplitTransaction"] =
            """{"parts":[{"amount":-100,"categoryId":"{category}","note":"n"},{"amount":-23.45,"categoryId":null,"note":null}]}""",
        ["CreateCategory"] = """{"name":"Bad input"}""",
        ["UpdateCategory"] = """{"name":"Still bad input","archived":false}""",
        ["RecordTransaction"] = Transaction.Trim(),
        ["EditTransaction"] = """
            {"bookedOn":"2026-03-15","occurredAt":null,"amount":-13.5,"currency":"EUR","description":"Kiosk","categoryId":null,"note":"n","accountId":"{account}","refundExpected":3}
            """,
        ["RecordBatch"] = $$"""{"items":[{{Transaction.Trim()}}],"mode":"each"}""",
        ["ScoreTransaction"] = Transaction.Trim(),
        ["CategorizeTransactions"] = """{"transactions":[{"description":"Kiosk","amount":-12.5,"currency":"EUR"}]}""",
        ["CreateRule"] = Rule.Trim(),
        ["UpdateRule"] = Rule.Trim(),
        ["PreviewRule"] = Rule.Trim(),
        ["CreateLedger"] = """{"name":"Shared","homeCurrency":"EUR","timeZone":"Europe/Berlin","accountKind":"household"}""",
        ["UpdateLedger"] = """
            {"name":"Shared","homeCurrency":"EUR","timeZone":"Europe/Berlin","accountKind":"business","alertBudget":2.5}
            """,
        ["ChangeMember"] = """{"role":"owner"}""",
        ["InviteMember"] = """{"email":"invited@example.com","role":"viewer"}""",
        ["AcceptInvitation"] = """{"token":"guessed"}""",
        ["LockUser"] = Proven,
        ["UnlockUser"] = Proven,
        ["RemoveSecondFactor"] = Proven,
        ["RevokeAdmin"] = Proven,
        ["EraseUserAccount"] = Proven,
        ["ChangeUserRole"] = """{"role":"admin","reason":"A colleague","password":"not the password","code":"123456"}""",
        ["CorrectTransaction"] = """{"changes":{"amount":-13.5,"description":"Kiosk"},"reason":"They asked for it"}""",
        ["CorrectAccount"] = """{"changes":{"name":"Cash"},"reason":"They asked for it"}""",
        ["CorrectCategory"] = """{"changes":{"name":"Kiosks","archived":false},"reason":"They asked for it"}""",
        ["ReplayMessage"] = null,
        ["DiscardMessage"] = null,
        ["ReplayMessages"] = """{"queue":"emails"}""",
        ["DiscardMessages"] = """{"queue":"emails"}""",
        ["RetryJob"] = null,
        ["AnswerAnomaly"] = """{"answer":"confirmed"}""",
        ["UpdateStream"] = """{"name":"Rent","decision":"confirmed"}""",
        ["CallMcp"] = null, // It speaks JSON-RPC, and has tests of its own.
        ["UpdateInsight"] = """{"dismissed":true}""",
        ["AskAssistant"] = """{"message":"How much did I spend in March?","conversationId":null}""",
        ["ConfirmProposal"] = """{"digest":"guessed"}""",
        ["UndoProposal"] = null,
        ["PromoteModel"] = """{"version":"20260301T120000000Z-1f0c9a2b","reason":"Better","pin":false}""",
        ["RollBackModel"] = """{"reason":"Worse"}""",
        ["PinModel"] = """{"reason":"Hold"}""",
        ["EnqueueJob"] = """{"kind":"recompute-summaries","parameters":null,"ledgerId":null}""",
    };

    public static bool Knows(string function) => Bodies.ContainsKey(function);

    /// <summary>The function's body, about what is the user's own; null where none is read.</summary>
    public static string? BodyOf(string function, Victim own) =>
        Bodies[function]?.Replace("{category}", own.CategoryId.ToString(), StringComparison.Ordinal)
            .Replace("{account}", own.AccountId.ToString(), StringComparison.Ordinal)
            .Replace("{transaction}", own.TransactionId.ToString(), StringComparison.Ordinal);

    /// <summary>Query parameters by function, where there are any.</summary>
    public static IReadOnlyDictionary<string, string[]> Queries { get; } = new Dictionary<string, string[]>
    {
        ["ListTransactions"] =
            ["from", "to", "category", "text", "min", "max", "currency", "anomalous", "accountId", "role", "limit", "cursor"],
        ["EditTransaction"] = ["force"],
        ["DeleteTransaction"] = ["force"],
        ["GetForecast"] = ["account", "days"],
        ["GetBalances"] = ["from", "to", "by"],
        ["ListLinks"] = ["kind", "state", "transactionId", "limit", "cursor"],
        ["ListQuestions"] = ["state", "limit", "cursor"],
        ["GetMonthlySummary"] = ["accountId", "basis"],
        ["DeleteCategory"] = ["reassignTo"],
        ["ListMonthlySummaries"] = ["from", "to", "accountId", "basis"],
        ["GetAssistantStatus"] = ["probe"],
        ["ListSessions"] = ["limit", "cursor"],
        ["ListApiKeys"] = ["limit", "cursor"],
        ["ListConversations"] = ["limit", "cursor"],
        ["ListAnomalies"] = ["from", "to", "answer", "limit", "cursor"],
        ["ListActivity"] = ["limit", "cursor"],
        ["ListAuditEvents"] = ["kind", "outcome", "actorId", "subjectId", "ledgerId", "from", "to", "limit", "cursor"],
        ["ListUsers"] = ["email", "status", "role", "limit", "cursor"],
        ["ListAllLedgers"] = ["userId", "limit", "cursor"],
        ["ListPoisonMessages"] = ["queue", "status", "limit", "cursor"],
        ["ListAdmins"] = ["limit", "cursor"],
        ["ListJobs"] = ["kind", "status", "limit", "cursor"],
        ["ListModels"] = ["limit", "cursor"],
        ["CompareModels"] = ["left", "right"],
    };

    /// <summary>A path to something of the user's own.</summary>
    public static string PathTo(HttpFunction function, Victim own) => function.Route switch
    {
        var route when route.Contains("/admin/", StringComparison.Ordinal) => function.PathToNothing,
        var route when !route.Contains("{id", StringComparison.Ordinal) => function.PathToNothing,
        var route when route.Contains("/categories/", StringComparison.Ordinal) => $"/api/v1/categories/{own.CategoryId}",
        var route when route.Contains("/categorization-rules/", StringComparison.Ordinal) => $"/api/v1/categorization-rules/{own.RuleId}",
        var route when route.Contains("/anomalies/", StringComparison.Ordinal) => $"/api/v1/anomalies/{own.TransactionId}/feedback",
        var route when route.Contains("/transactions/", StringComparison.Ordinal) => Filled(route, own.TransactionId),
        var route when route.Contains("/accounts/", StringComparison.Ordinal) => Filled(route, own.AccountId),
        var route when route.Contains("/links/", StringComparison.Ordinal) => Filled(route, own.LinkId),
        var route when route.Contains("/recurring/", StringComparison.Ordinal) => Filled(route, own.StreamId),
        var route when route.Contains("/insights/", StringComparison.Ordinal) => Filled(route, own.InsightId),
        var route when route.Contains("/conversations/", StringComparison.Ordinal) => Filled(route, own.ConversationId),
        var route when route.Contains("/proposals/", StringComparison.Ordinal) => Filled(route, own.ProposalId),
        var route when route.EndsWith("/members/{userId:guid}", StringComparison.Ordinal) =>
            $"/api/v1/ledgers/{own.User.LedgerId}/members/{own.User.Id}",
        var route when route.Contains("/ledgers/", StringComparison.Ordinal) =>
            "/" + route.Replace("{id:guid}", own.User.LedgerId.ToString(), StringComparison.Ordinal)
                .Replace("{invitationId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal),
        _ => function.PathToNothing,
    };

    private static string Filled(string route, Guid id) => "/" + route
        .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{day}", "2026-03-31", StringComparison.Ordinal);
}

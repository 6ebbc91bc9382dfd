namespace FinanceTrack.Tests.Data;

/// <summary>Which room of the domain owns which tables: only its statements may name them. Others call its methods.</summary>
internal static class TableOwners
{
    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["Accounts"] = ["Accounts"],
        ["Assertions"] = ["Assertions"],
        ["Assistant"] = ["AssistantConversations", "AssistantProposals", "AssistantTurns", "AssistantUsage"],
        ["Anomalies"] = ["AnomalyFeedback", "AnomalyPriors", "CategoryStatistics", "MerchantStatistics", "UserStatistics"],
        ["Audit"] = ["AuditEvents", "AuditReasons", "AuditSeals", "AuditSubjects"],
        ["Categories"] = ["Categories"],
        ["Categorization"] = ["CategorizationRules", "CategoryMemory"],
        ["Forecast"] = ["AccountForecasts"],
        ["Idempotency"] = ["IdempotencyKeys"],
        ["Insights"] = ["Insights"],
        ["Jobs"] = ["Jobs"],
        ["Ledgers"] = ["LedgerMembers", "Ledgers"],
        ["Links"] = ["Links", "Questions"],
        ["Messaging"] = ["ErasedIds", "Inbox", "MessageFailures", "Outbox", "PoisonMessageOwners", "PoisonMessages"],
        ["Recurring"] = ["RecurringStreams"],
        ["Sharing"] = ["LedgerInvitations"],
        ["Summaries"] = ["MonthlySums"],
        ["Transactions"] = ["SearchBlocks", "Transactions", "TransactionParts"],
        ["Users"] = ["ApiKeys", "Attempts", "OneTimeTokens", "RecoveryCodes", "RefreshTokens", "Sessions", "Users"],
    };

    private static readonly Dictionary<string, string> Rooms =
        Tables.SelectMany(room => room.Value.Select(table => (table, room.Key))).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads of another room's table, as <c>Class: Table</c>, and why each may stand where it does.</summary>
    public static IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>
    {
        ["ApiKeyTable: LedgerMembers"] = "The role of a key's user, in the one lookup that a request with a key costs.",
        ["LedgerMember: LedgerMembers"] = "Members with the names of their users.",
        ["LedgerMember: Users"] = "Members with the names of their users.",
        ["TrainingUsers: LedgerMembers"] = "Users with their own ledgers.",
        ["HistoryReader: Transactions"] = "Reads the columns of which facts are made, in the order of recording.",
        ["HistorySample: Transactions"] = "Reads the columns of which facts are made, the latest first.",
        ["StatisticsTable: Transactions"] = "Recent rows, in the round trip that reads the statistics.",
        ["ListAnomalies: Transactions"] = "A join with the answers.",
        ["PreviewRule: Transactions"] = "Reads the columns that a rule looks at.",
        ["ReportCategorizationDrift: Transactions"] = "An aggregate over everyone's rows.",
        ["ReportAnomalyDrift: Transactions"] = "An aggregate over everyone's rows.",
        ["LabelledRow: Transactions"] = "One pass over everyone's rows, joined with the categories' slugs.",
        ["LabelledRow: Categories"] = "One pass over everyone's rows, joined with the categories' slugs.",
        ["RecurringRows: Transactions"] = "Reads the columns of which recurring payments are made, the latest first.",
        ["SummaryTable: Transactions"] = "The sums that the summaries must be equal to.",
        ["SummaryTable: TransactionParts"] = "The sums that the summaries must be equal to.",
    };

    public static string? RoomOf(string table) => Rooms.GetValueOrDefault(table);

    /// <summary>The folder right under <c>FinanceTrack.Domain</c>.</summary>
    public static string RoomOf(Type type) => type.Namespace!.Split('.')[2];
}

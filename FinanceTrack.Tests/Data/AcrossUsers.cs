namespace FinanceTrack.Tests.Data;

/// <summary>The classes, or single statements, that work on an owned table without asking for one owner, and why each may.</summary>
internal static class AcrossUsers
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["OutboxDispatch"] = "Deletes the rows it has sent, by the ids it was given.",
        ["SweepOutbox"] = "Sends everyone's late messages.",
        ["ListPoisonMessages"] = "For administrators.",
        ["GetPoisonMessage"] = "For administrators.",
        ["ListQueues"] = "Counts over everyone, for administrators.",
        ["LedgersTable.PageSql"] = "For administrators.",
        ["LedgerMembersTable.OfLedgersSql"] = "Of the ledgers on a page for administrators.",
        ["ResolvePoisonMessage"] = "For administrators.",
        ["RecordPoisonMessage"] = "Known by the message's own id.",
        ["ForgetOldMessages"] = "Retention, for everyone.",
        ["JobTable"] = "For administrators.",
        ["JobBacklog"] = "Known by what jobs are compared by.",
        ["JobLease"] = "A runner's own job.",
        ["JobContext"] = "A runner's own job.",
        ["RunJob"] = "A runner's own job.",
        ["ConcludeJob"] = "A runner's own job.",
        ["CancelJob"] = "For administrators.",
        ["RequestedJobs"] = "Takes the user's name off jobs that they asked for and that are not about them.",
        ["SweepJobs"] = "Brings everyone's jobs on.",
        ["OneTimeTokenTable"] = "Known by the hash of what only their user was sent; expired ones go for everyone.",
        ["SessionTable"] = "Known by the hash of what only their user holds; expired ones go for everyone.",
        ["InvitationTable"] = "Known by the hash of what only the invited was sent; expired ones go for everyone.",
        ["ProposalTable.DeleteExpiredSql"] = "Retention, for everyone.",
        ["ForgetIdempotencyKeys"] = "Retention, for everyone.",
        ["LedgersTable.LedgerIdsAfterSql"] = "Walks through the ledgers; each one's rows are asked for by ledger.",
        ["LedgersTable.CountAfterSql"] = "Counts the ledgers of such a walk.",
        ["LedgersTable.LedgerIdsWithRowsSql"] = "Draws ledgers to learn from; each one's rows are asked for by ledger.",
        ["AccountTable.SeveralSql"] = "Walks through the ledgers with several accounts; each one's rows are asked for by ledger.",
        ["ModelUsageTable.DeletePastSql"] = "Retention, for everyone.",
        ["ReportCategorizationDrift"] = "Counts over everyone; nothing of one user leaves it.",
        ["MigrateAnomalyStatistics"] = "Walks through the ledgers; each one's rows are asked for by ledger.",
    };
}

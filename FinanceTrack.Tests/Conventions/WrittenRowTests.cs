using System.Text.RegularExpressions;

namespace FinanceTrack.Tests.Conventions;

/// <summary>No user can fill the database: each use case that inserts rows counts them, or something else bounds them.</summary>
public sealed partial class WrittenRowTests
{
    /// <summary>What bounds the rows of those that do not count them.</summary>
    private static readonly Dictionary<string, string> Bounds = new()
    {
        ["AcceptInvitation"] = "Members of a ledger: InviteMember.MaxMembers.",
        ["AnswerAnomaly"] = "One answer of a transaction, which the next one replaces.",
        ["AnswerQuestion"] = "One link of a question, of which jobs ask few.",
        ["AssertBalance"] = "MaxAssertions of a ledger.",
        ["AuditData"] = "One row of a ledger.",
        ["AuditTrail"] = "Each event has its own limit: sign-ins, proofs, LimitOptions.ChangesPerUser.",
        ["CreateApiKey"] = "MaxKeys of a user.",
        ["IdentityUserStore"] = "RegisterUser, by LimitOptions.RegistrationsPerAddressPerDay.",
        ["Intake"] = "Its callers, each of which is here.",
        ["LedgerWriter"] = "Its callers, each of which is here.",
        ["LinkWriter"] = "CreateLink counts; questions and matches are made by jobs, and few.",
        ["MatchLinks"] = "A job: QuestionBudget.",
        ["OpenAccount"] = "RegisterUser, by LimitOptions.RegistrationsPerAddressPerDay.",
        ["OpenLedger"] = "CreateLedger.MaxLedgers of a user.",
        ["ProposeTool"] = "MaxOpen of a user; a proposal is deleted after it has expired.",
        ["ReceiveTransactions"] = "Senders are the operator's; LimitOptions.RowsPerLedger.",
        ["RefreshAnomalyPriors"] = "A job, of no user.",
        ["RowAccounts"] = "CreateAccount.MaxAccounts of a ledger.",
        ["SealAudit"] = "A job, of no user.",
        ["SessionTokens"] = "LimitOptions.SignInsPerAccount and RefreshesPerUser, and a session ends.",
        ["StarterCategories"] = "A few of a ledger.",
        ["StoreInsights"] = "A job, which replaces them.",
        ["StoreStreams"] = "A job, which replaces them.",
        ["StoreTurn"] = "Of a user's conversations in a ledger the last ones are kept.",
    };

    [Fact]
    public void Every_use_case_that_inserts_rows_counts_them_or_is_bounded() =>
        Assert.Empty(Writers.Where(file => !Counts(file)).Select(NameOf).Distinct().Except(Bounds.Keys));

    [Fact]
    public void No_bound_is_out_of_date() =>
        Assert.Empty(Bounds.Keys.Except(Writers.Where(file => !Counts(file)).Select(NameOf)));

    [Fact]
    public void The_rows_that_a_loop_of_requests_can_write_are_counted() =>
        Assert.Equal(
            [
                "AdjustBalance", "CreateAccount", "CreateCategory", "CreateLink", "CreateRule", "DeleteCategory", "RecordBatch",
                "RecordTransaction", "SplitTransaction",
            ],
            SourceFiles.Product.Where(Counts).Select(NameOf).Order());

    private static IEnumerable<SourceFile> Writers => SourceFiles.Product.Where(file =>
        !NameOf(file).EndsWith("Table", StringComparison.Ordinal) && file.Lines.Any(line => Insert().IsMatch(line)));

    private static bool Counts(SourceFile file) => file.Lines.Any(line => line.Contains("limits.Of(", StringComparison.Ordinal));

    private static string NameOf(SourceFile file) => Path.GetFileName(file.Path).Split('.')[0];

    [GeneratedRegex(@"\w+Table\.(?:Try)?Insert\w*Async\(|\b(?:intake|writer)\.RecordAsync\(|\blinks\.LinkAsync\(")]
    private static partial Regex Insert();
}

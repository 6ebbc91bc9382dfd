using System.Reflection;
using FinanceTrack.Domain.Users;
using FinanceTrack.Tests.Data;

namespace FinanceTrack.Tests.Conventions;

/// <summary>SQL stands in the class of its table, whose name ends in <c>Table</c>, or in the one use case that runs it.</summary>
public sealed class TableClassTests
{
    /// <summary>Classes that are neither, and what they are.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["AnsweredTerms"] = "The terms of a user's answers, which one statement reads.",
        ["AnswerSample"] = "One read of a training.",
        ["DatabaseCheck"] = "Asks whether the database answers, of no table.",
        ["ExistingUsers"] = "One question that other rooms ask about users.",
        ["HistoryReader"] = "Reads another room's table.",
        ["HistorySample"] = "Reads another room's table.",
        ["IdempotentWrites"] = "A write with its idempotency key is one piece.",
        ["IdentityUserStore"] = "The store that ASP.NET Core Identity asks for.",
        ["Inbox"] = "The pattern's name.",
        ["JobBacklog"] = "The jobs that wait, for whom another transaction makes them necessary.",
        ["JobContext"] = "A running job's own row.",
        ["JobLease"] = "A running job's own row.",
        ["LabelledRow"] = "One read of a training.",
        ["LedgerLock"] = "The lock and the role of a member, in one round trip.",
        ["LedgerMember"] = "Members joined with their users, as members see each other.",
        ["LedgerSetup"] = "What several rooms know of a ledger, in one round trip.",
        ["Outbox"] = "The pattern's name.",
        ["OutboxDispatch"] = "Sends what the outbox holds.",
        ["RecurringRows"] = "Reads another room's table.",
        ["StoredStatistics"] = "Another shape of the statistics, to compare with recomputed ones.",
        ["TrainingUsers"] = "One question that trainings ask about users.",
    };

    [Fact]
    public void A_class_that_holds_the_SQL_of_a_table_ends_in_Table() =>
        Assert.Empty(
            Statements.All.Where(found => !MayHoldSql(found.Type)).Select(found => found.Class).Distinct().Except(Others.Keys));

    [Fact]
    public void No_exception_is_out_of_date() =>
        Assert.Empty(Others.Keys.Except(Statements.All.Where(found => !MayHoldSql(found.Type)).Select(found => found.Class)));

    private static bool MayHoldSql(Type type) =>
        type.Name.EndsWith("Table", StringComparison.Ordinal)
        || typeof(IUserData).IsAssignableFrom(type)
        || typeof(ILedgerData).IsAssignableFrom(type)
        || type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(method => method.Name == "ExecuteAsync");
}

using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// Reads the statistics that some transactions will be compared with, and writes those they changed: one round trip each for one
/// transaction. The caller has locked the user's ledger, so no other writer changes them meanwhile. A user's rows are all of one form.
/// </summary>
public static class StatisticsTable
{
    // Of each day the latest rows, so that the days are known whichever row they are needed for.
    private static readonly Statement LoadSql = Statement.Of(d => $"""
        SELECT Form, UserState FROM UserStatistics WHERE LedgerId = @LedgerId;
        SELECT CategoryKey, Form, CategoryState FROM CategoryStatistics
        WHERE LedgerId = @LedgerId AND CategoryKey IN {d.NumbersOf("@CategoryKeys")};
        SELECT MerchantKey, Form, MerchantState FROM MerchantStatistics
        WHERE LedgerId = @LedgerId AND MerchantKey IN {d.NumbersOf("@MerchantKeys")};
        SELECT {FactsRow.Columns}
        FROM (SELECT {FactsRow.Columns}, ROW_NUMBER() OVER (PARTITION BY BookedOn ORDER BY Sequence DESC) AS Place
              FROM Transactions
              WHERE LedgerId = @LedgerId AND BookedOn >= @From AND BookedOn <= @To AND {FactsRow.Counts}) AS Days
        WHERE Place <= @MaxRows
        ORDER BY Sequence
        """);

    private const string UpdateUser = "UPDATE UserStatistics SET UserState = @UserState WHERE LedgerId = @LedgerId;\n";

    private static readonly Statement SaveOneSql = Statement.Of(d =>
        UpdateUser
        + d.Upsert("CategoryStatistics", ["LedgerId", "CategoryKey"], ["Form", "CategoryState"], [])
        + d.Upsert("MerchantStatistics", ["LedgerId", "MerchantKey"], ["Form", "MerchantState"], []));

    private static readonly Statement UpdateUserSql = Statement.Of(UpdateUser);

    private static readonly Statement InsertUserSql = Statement.Of("""
        INSERT INTO UserStatistics (LedgerId, Form, PriorsVersion, Revision, UserState)
        VALUES (@LedgerId, @Form, @PriorsVersion, @Revision, @UserState)
        """);

    private static readonly Statement UpdateCategorySql = Statement.Of("""
        UPDATE CategoryStatistics SET Form = @Form, CategoryState = @CategoryState
        WHERE LedgerId = @LedgerId AND CategoryKey = @CategoryKey
        """);

    private static readonly Statement UpdateMerchantSql = Statement.Of("""
        UPDATE MerchantStatistics SET Form = @Form, MerchantState = @MerchantState
        WHERE LedgerId = @LedgerId AND MerchantKey = @MerchantKey
        """);

    private static readonly Statement DeleteSql = Statement.Of("""
        DELETE FROM MerchantStatistics WHERE LedgerId = @LedgerId;
        DELETE FROM CategoryStatistics WHERE LedgerId = @LedgerId;
        DELETE FROM UserStatistics WHERE LedgerId = @LedgerId;
        """).Then(LedgersTable.TouchStatisticsSql);

    /// <summary>
    /// The statistics and recent rows for transactions that are about to be scored, or null when they are of another form. What
    /// <paramref name="known"/> has of them is not read again.
    /// </summary>
    /// <param name="rows">At most a few hundred.</param>
    public static async Task<StatisticsFold?> FindAsync(
        DbSession session, Guid ledgerId, IReadOnlyList<TransactionFacts> rows, Priors priors, StatisticsFold? known = null)
    {
        var missing = MissingStatistics.Of(known, rows);
        if (known is not null && missing.AreNone)
            return known;

        await using var results = await session.ReadAsync(LoadSql, missing.Parameters(ledgerId));
        var user = await results.FindAsync(UserStatisticsRow.Read);
        var categories = await results.ListAsync(CategoryStatisticsRow.Read);
        var merchants = await results.ListAsync(MerchantStatisticsRow.Read);
        var recent = await results.ListAsync(FactsRow.Read);
        if (user is null)
            return new StatisticsFold(priors);
        if (user.Form != StatisticsCodec.CurrentForm)
            return null; // Of that user's rows no other form is ever mixed in: see ReplaceAsync.

        var fold = known ?? new StatisticsFold(priors, StatisticsCodec.DecodeUser(user.UserState));
        missing.Fill(fold, categories, merchants, recent);
        return fold;
    }

    /// <summary>Writes what learning has moved.</summary>
    /// <param name="revision">Of the ledger; kept with statistics that were folded whole.</param>
    public static Task SaveAsync(DbSession session, Guid ledgerId, StatisticsFold fold, long revision)
    {
        if (fold.IsWhole)
            return ReplaceAsync(session, ledgerId, fold, revision);
        return fold.LearnedCategories.Count == 1 && fold.LearnedMerchants.Count == 1
            ? SaveOneAsync(session, ledgerId, fold, fold.LearnedCategories.First(), fold.LearnedMerchants.First())
            : SaveManyAsync(session, ledgerId, fold);
    }

    /// <summary>Puts a whole new set of statistics in the place of the user's old one, whatever form that had.</summary>
    public static async Task ReplaceAsync(DbSession session, Guid ledgerId, StatisticsFold fold, long revision)
    {
        await DeleteAsync(session, ledgerId);
        if (fold.User.Count == 0)
            return;
        await session.ExecuteAsync(InsertUserSql, new
        {
            LedgerId = ledgerId,
            Form = StatisticsCodec.CurrentForm,
            fold.PriorsVersion,
            Revision = revision,
            UserState = StatisticsCodec.Encode(fold.User),
        });
        await InsertAsync(session, ledgerId, fold, fold.Categories.Keys, fold.Merchants.Keys);
    }

    public static Task DeleteAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId });

    private static Task<int> SaveOneAsync(DbSession session, Guid ledgerId, StatisticsFold fold, long category, long merchant) =>
        session.ExecuteAsync(SaveOneSql, new
        {
            LedgerId = ledgerId,
            Form = StatisticsCodec.CurrentForm,
            UserState = StatisticsCodec.Encode(fold.User),
            CategoryKey = category,
            CategoryState = StatisticsCodec.Encode(fold.Categories[category]),
            MerchantKey = merchant,
            MerchantState = StatisticsCodec.Encode(fold.Merchants[merchant]),
        });

    private static async Task SaveManyAsync(DbSession session, Guid ledgerId, StatisticsFold fold)
    {
        await session.ExecuteAsync(
            UpdateUserSql, new { LedgerId = ledgerId, UserState = StatisticsCodec.Encode(fold.User) });
        foreach (var key in fold.LearnedCategories.Where(k => !fold.IsNewCategory(k)))
            await session.ExecuteAsync(UpdateCategorySql, CategoryParameters(ledgerId, fold, key));
        foreach (var key in fold.LearnedMerchants.Where(k => !fold.IsNewMerchant(k)))
            await session.ExecuteAsync(UpdateMerchantSql, MerchantParameters(ledgerId, fold, key));
        await InsertAsync(
            session,
            ledgerId,
            fold,
            fold.LearnedCategories.Where(fold.IsNewCategory),
            fold.LearnedMerchants.Where(fold.IsNewMerchant));
    }

    private static async Task InsertAsync(
        DbSession session, Guid ledgerId, StatisticsFold fold, IEnumerable<long> categories, IEnumerable<long> merchants)
    {
        object form = StatisticsCodec.CurrentForm;
        await session.InsertManyAsync(
            "CategoryStatistics",
            ["LedgerId", "CategoryKey", "Form", "CategoryState"],
            [.. categories.Select(k => new object?[] { ledgerId, k, form, StatisticsCodec.Encode(fold.Categories[k]) })]);
        await session.InsertManyAsync(
            "MerchantStatistics",
            ["LedgerId", "MerchantKey", "Form", "MerchantState"],
            [.. merchants.Select(k => new object?[] { ledgerId, k, form, StatisticsCodec.Encode(fold.Merchants[k]) })]);
    }

    private static object CategoryParameters(Guid ledgerId, StatisticsFold fold, long key) => new
    {
        LedgerId = ledgerId,
        CategoryKey = key,
        Form = StatisticsCodec.CurrentForm,
        CategoryState = StatisticsCodec.Encode(fold.Categories[key]),
    };

    private static object MerchantParameters(Guid ledgerId, StatisticsFold fold, long key) => new
    {
        LedgerId = ledgerId,
        MerchantKey = key,
        Form = StatisticsCodec.CurrentForm,
        MerchantState = StatisticsCodec.Encode(fold.Merchants[key]),
    };
}

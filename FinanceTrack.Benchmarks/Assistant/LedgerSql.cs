using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>
/// Right figures, by SQL that the product does not have: on the rows of the household whose user has the address. By the documented rules:
/// refunds lessen what was spent in the category of their expense, transfers count only with their fee.
/// </summary>
internal sealed class LedgerSql(string connectionString, string email) : IDisposable
{
    public const string NoCategory = "Uncategorised";

    private const string Ledger =
        "(SELECT m.LedgerId FROM LedgerMembers m JOIN Users u ON u.Id = m.UserId WHERE u.Email = @Email)";

    private const string Flows = $"""
        WITH Flows AS (
            SELECT t.BookedOn, t.Currency, lower(t.Description) AS Text, a.Name AS Account, t.MerchantKey, t.AmountMinor,
                   COALESCE(c.Name, '{NoCategory}') AS Category,
                   CASE WHEN t.Role = 0 AND t.AmountMinor > 0 THEN t.AmountMinor ELSE 0 END AS Received,
                   CASE WHEN t.Role = 2 OR t.AmountMinor < 0 THEN -t.AmountMinor ELSE 0 END AS Spent,
                   t.Role = 0 AND t.AmountMinor < 0 AS IsPayment, t.Role = 0 AND t.AmountMinor > 0 AS IsReceipt
            FROM Transactions t
            LEFT JOIN Accounts a ON a.LedgerId = t.LedgerId AND a.Id = t.AccountId
            LEFT JOIN Categories c ON c.LedgerId = t.LedgerId
                AND c.Id = CASE t.Role WHEN 2 THEN COALESCE(t.LinkedCategoryId, t.CategoryId) ELSE t.CategoryId END
            WHERE t.LedgerId = {Ledger} AND t.Role IN (0, 2)
            UNION ALL
            SELECT t.BookedOn, t.Currency, lower(t.Description), a.Name, t.MerchantKey, -t.FeeMinor, COALESCE(c.Name, '{NoCategory}'),
                   0, t.FeeMinor, 1, 0
            FROM Transactions t
            LEFT JOIN Accounts a ON a.LedgerId = t.LedgerId AND a.Id = t.AccountId
            LEFT JOIN Categories c ON c.LedgerId = t.LedgerId AND c.Id = t.LinkedCategoryId
            WHERE t.LedgerId = {Ledger} AND t.FeeMinor <> 0
        )
        """;

    private const string Where = """
        FROM Flows
        WHERE Currency = @Currency AND BookedOn >= @From AND BookedOn <= @To AND (@Category IS NULL OR Category = @Category)
          AND (@Account IS NULL OR Account = @Account) AND (@Text IS NULL OR instr(Text, @Text) > 0)
        """;

    private const string Streams =
        $"FROM RecurringStreams WHERE LedgerId = {Ledger} AND Decision NOT IN (2, 3) AND NextOn IS NOT NULL";

    // The days of each period, by its number.
    private const string PerMonth = """
        CAST(ROUND(ABS(AmountMinor) * 30.44 / CASE Period WHEN 0 THEN 7 WHEN 1 THEN 14 WHEN 2 THEN 28 WHEN 3 THEN 15.2 WHEN 4 THEN 30.44
            WHEN 5 THEN 60.9 WHEN 6 THEN 91.3 WHEN 7 THEN 121.7 WHEN 8 THEN 182.6 WHEN 9 THEN 365.25 ELSE 730.5 END) AS INTEGER)
        """;

    private const string Forecast = $"""
        FROM AccountForecasts f, json_each(f.Body, '$.days') d
        WHERE f.LedgerId = {Ledger} AND f.AccountId = zeroblob(16) AND f.Currency = @Currency
        """;

    private readonly SqliteConnection _connection = new(connectionString);

    public async Task<EvaluationSums> SumsAsync(EvaluationScope scope, string currency) =>
        await _connection.QuerySingleAsync<EvaluationSums>(
            $"""
            {Flows} SELECT COALESCE(SUM(Spent), 0) AS Spent, COALESCE(SUM(Received), 0) AS Received,
                           COALESCE(SUM(IsPayment), 0) AS Payments, COALESCE(SUM(IsReceipt), 0) AS Receipts {Where}
            """,
            Parameters(scope, currency));

    /// <summary>What was spent by category, the most first.</summary>
    public Task<IReadOnlyList<long>> ByCategoryAsync(EvaluationScope scope, string currency) => ListAsync(
        $"{Flows} SELECT SUM(Spent) {Where} GROUP BY Category HAVING SUM(Spent) > 0 ORDER BY 1 DESC", scope, currency);

    /// <summary>What was spent by merchant, the most first.</summary>
    public Task<IReadOnlyList<long>> ByMerchantAsync(EvaluationScope scope, string currency) => ListAsync(
        $"{Flows} SELECT SUM(Spent) {Where} GROUP BY MerchantKey HAVING SUM(Spent) > 0 ORDER BY 1 DESC", scope, currency);

    /// <summary>The amounts of payments, the largest first.</summary>
    public Task<IReadOnlyList<long>> LargestAsync(EvaluationScope scope, string currency) => ListAsync(
        $"{Flows} SELECT -AmountMinor {Where} AND IsPayment = 1 ORDER BY 1 DESC", scope, currency);

    /// <summary>The day of the latest payment; null without one.</summary>
    public async Task<DateOnly?> LatestAsync(EvaluationScope scope, string currency) => Day(await _connection.ExecuteScalarAsync<string?>(
        $"{Flows} SELECT MAX(BookedOn) {Where} AND IsPayment = 1", Parameters(scope, currency)));

    /// <summary>What an account holds, or all of a currency: what it was opened with and every row of it.</summary>
    public async Task<long> BalanceAsync(string? account, string currency) => await _connection.ExecuteScalarAsync<long>(
        $"""
        SELECT COALESCE(SUM(a.OpeningMinor + COALESCE((
            SELECT SUM(t.AmountMinor) FROM Transactions t WHERE t.LedgerId = a.LedgerId AND t.AccountId = a.Id), 0)), 0)
        FROM Accounts a WHERE a.LedgerId = {Ledger} AND a.Currency = @Currency AND (@Account IS NULL OR a.Name = @Account)
        """,
        new { Email = email, Currency = currency, Account = account });

    /// <summary>How many unusual rows are not answered.</summary>
    public async Task<long> UnusualAsync(EvaluationScope scope) => await _connection.ExecuteScalarAsync<long>(
        $"""
        SELECT COUNT(*) FROM Transactions t
        WHERE t.LedgerId = {Ledger} AND t.IsAnomaly = 1 AND t.BookedOn >= @From AND t.BookedOn <= @To AND NOT EXISTS (
            SELECT 1 FROM AnomalyFeedback f WHERE f.LedgerId = t.LedgerId AND f.TransactionId = t.Id)
        """,
        Parameters(scope, ""));

    /// <summary>How many recurring payments or incomes there are, and what they are a month.</summary>
    public async Task<(long Count, long PerMonth)> RecurringAsync(bool isIncome, string currency) =>
        await _connection.QuerySingleAsync<(long, long)>(
            $"SELECT COUNT(*), COALESCE(SUM({PerMonth}), 0) {Streams} AND IsIncome = @IsIncome AND Currency = @Currency",
            new { Email = email, IsIncome = isIncome, Currency = currency });

    /// <summary>The amount and the next day of each stream whose texts contain the words.</summary>
    public async Task<IReadOnlyList<(long Amount, DateOnly Next)>> StreamsAsync(string text) =>
        [.. (await _connection.QueryAsync<(long Amount, string Next)>(
            $"SELECT ABS(AmountMinor), NextOn {Streams} AND instr(lower(Merchant || ' ' || Description), @Text) > 0",
            new { Email = email, Text = text })).Select(stream => (stream.Amount, Day(stream.Next)!.Value))];

    /// <summary>The expected cash flow until a day; null without a forecast.</summary>
    public async Task<long?> ForecastAsync(DateOnly day, string currency) => await _connection.ExecuteScalarAsync<long?>(
        $"SELECT json_extract(d.value, '$.median') - COALESCE(f.BalanceMinor, 0) {Forecast} AND json_extract(d.value, '$.date') = @Day",
        new { Email = email, Currency = currency, Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

    /// <summary>Null where it is not known.</summary>
    public async Task<long?> SafeToSpendAsync(string currency) => await _connection.ExecuteScalarAsync<long?>(
        $"""
        SELECT json_extract(f.Body, '$.safeToSpend.available') FROM AccountForecasts f
        WHERE f.LedgerId = {Ledger} AND f.AccountId = zeroblob(16) AND f.Currency = @Currency
        """,
        new { Email = email, Currency = currency });

    /// <summary>Whether a row of that day has this amount, with either sign.</summary>
    public async Task<bool> HasRowAsync(DateOnly day, long? amount) => await _connection.ExecuteScalarAsync<bool>(
        $"""
        SELECT EXISTS (SELECT 1 FROM Transactions
            WHERE LedgerId = {Ledger} AND BookedOn = @Day AND (@Amount IS NULL OR ABS(AmountMinor) = @Amount))
        """,
        new { Email = email, Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Amount = amount });

    /// <summary>Whether any stream has this figure: its amount, a month of it, or its next day.</summary>
    public async Task<bool> HasStreamAsync(long? amount, DateOnly? next) => await _connection.ExecuteScalarAsync<bool>(
        $"SELECT EXISTS (SELECT 1 {Streams} AND (ABS(AmountMinor) = @Amount OR {PerMonth} = @Amount OR NextOn = @Next))",
        new { Email = email, Amount = amount, Next = next?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

    /// <summary>Whether the median or an end of the interval of any day is this far from the balance.</summary>
    public async Task<bool> HasForecastAsync(long figure, string currency) => await _connection.ExecuteScalarAsync<bool>(
        $"""
        SELECT EXISTS (SELECT 1 {Forecast} AND @Figure + COALESCE(f.BalanceMinor, 0) IN (
            json_extract(d.value, '$.median'), json_extract(d.value, '$.low80'), json_extract(d.value, '$.high80')))
        """,
        new { Email = email, Currency = currency, Figure = figure });

    public void Dispose() => _connection.Dispose();

    private async Task<IReadOnlyList<long>> ListAsync(string sql, EvaluationScope scope, string currency) =>
        [.. await _connection.QueryAsync<long>(sql, Parameters(scope, currency))];

    private object Parameters(EvaluationScope scope, string currency) => new
    {
        Email = email,
        Currency = currency,
        From = (scope.From ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        To = (scope.To ?? DateOnly.MaxValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        scope.Category,
        scope.Account,
        Text = scope.Text?.ToLowerInvariant(),
    };

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Categorization;

/// <summary>A description to categorise, unchecked.</summary>
/// <param name="Amount">In major units; negative is money out.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record UncategorizedTransaction(string? Description, decimal? Amount, string? Currency);

/// <summary>Descriptions to categorise together.</summary>
public sealed record UncategorizedTransactions(IReadOnlyList<UncategorizedTransaction>? Transactions);

/// <summary>The answers, in the order of the question.</summary>
public sealed record CategorizedTransactions(IReadOnlyList<CategoryAnswer> Items);

/// <summary>Says which category each transaction would get if it were recorded now, and stores nothing.</summary>
public sealed class CategorizeTransactions(Database database, Categorizer categorizer)
{
    /// <summary>How many transactions one call takes.</summary>
    public const int MaxTransactions = 500;

    private static readonly Statement UserSql = Statement.Of($"""
        SELECT AccountKind FROM Users WHERE Id = @UserId;
        SELECT Id, Slug, IsArchived FROM Categories WHERE UserId = @UserId;
        SELECT {RuleTable.Columns} FROM CategorizationRules WHERE UserId = @UserId;
        """);

    public async Task<Result<CategorizedTransactions>> ExecuteAsync(
        Guid userId, UncategorizedTransactions transactions, CancellationToken cancellationToken) =>
        Check(transactions).TryGet(out var inputs, out var error)
            ? await database.ReadAsync(session => CategorizeAsync(session, userId, inputs), cancellationToken)
            : error;

    private async Task<Result<CategorizedTransactions>> CategorizeAsync(DbSession session, Guid userId, IReadOnlyList<CategorizationInput> inputs)
    {
        AccountKind? account;
        CategorizationSetup setup;
        using (var results = await session.QueryMultipleAsync(UserSql, new { UserId = userId }))
        {
            account = await results.ReadSingleOrDefaultAsync<AccountKind?>();
            var targets = await results.ReadAsync<TargetRow>();
            setup = new CategorizationSetup(
                targets.Select(target => new CategoryTarget(target.Id, target.Slug, target.IsArchived)), await results.ReadAsync<RuleRow>());
        }

        if (account is null)
            return new NotFoundError("user");
        return new CategorizedTransactions(await categorizer.CategorizeAsync(
            session, userId, account.Value, setup, new AnsweredTerms(), inputs));
    }

    private static Result<IReadOnlyList<CategorizationInput>> Check(UncategorizedTransactions transactions)
    {
        if (transactions.Transactions is not { Count: > 0 and <= MaxTransactions } items)
            return new ValidationError("/transactions", $"Must hold 1 to {MaxTransactions} transactions.");
        var errors = new ValidationErrors();
        var inputs = new List<CategorizationInput>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var pointer = $"/transactions/{i}";
            var description = errors.Text(items[i]?.Description, $"{pointer}/description", TransactionDraft.LongestDescription);
            inputs.Add(new CategorizationInput(description, CheckMoney(items[i], pointer, errors)));
        }

        return errors.Any ? errors.ToError() : inputs;
    }

    private static Money CheckMoney(UncategorizedTransaction? item, string pointer, ValidationErrors errors)
    {
        if (!Currency.TryParseAny(item?.Currency, out var currency))
            errors.Add($"{pointer}/currency", "Must be an ISO 4217 currency code such as EUR.");
        if (item?.Amount is not { } amount)
        {
            errors.Add($"{pointer}/amount", "Must be a number; negative is money out.");
            return default;
        }

        if (currency is null)
            return default;
        if (!Money.TryCreate(amount, currency, out var money, out var problem))
            errors.Add($"{pointer}/amount", problem!);
        return money;
    }

    private sealed record TargetRow
    {
        public required Guid Id { get; init; }

        public string? Slug { get; init; }

        public bool IsArchived { get; init; }
    }
}

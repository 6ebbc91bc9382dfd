using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Categorization;

/// <summary>A description to categorise, unchecked.</summary>
/// <param name="Amount">In major units; negative is money out.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record UncategorizedTransaction(
    [Required, MaxLength(TransactionDraft.MaxDescriptionLength)] string? Description,
    [Required] decimal? Amount,
    [Required, RegularExpression(Monetary.Currency.Pattern)] string? Currency);

/// <summary>Descriptions to categorise together.</summary>
public sealed record UncategorizedTransactions(
    [Required, MinLength(1), MaxLength(CategorizeTransactions.MaxTransactions)] IReadOnlyList<UncategorizedTransaction>? Transactions);

/// <summary>The answers, in the order of the question.</summary>
public sealed record CategorizedTransactions(IReadOnlyList<CategoryAnswer> Items);

/// <summary>Says which category each transaction would get if it were recorded now, and stores nothing.</summary>
public sealed class CategorizeTransactions(Database database, Categorizer categorizer, ComputingRequests turns)
{
    /// <summary>How many transactions one call takes.</summary>
    public const int MaxTransactions = 500;

    private static readonly Statement ReadSql = LedgersTable.ReadSql.Then(CategoryTable.NamesSql).Then(RuleTable.AllSql);

    public async Task<Result<CategorizedTransactions>> ExecuteAsync(
        LedgerActor actor, UncategorizedTransactions transactions, CancellationToken cancellationToken) =>
        Check(transactions).TryGet(out var inputs, out var error)
            ? await turns.RunAsync(
                actor,
                () => database.ReadAsync(session => CategorizeAsync(session, actor.LedgerId, inputs), cancellationToken),
                cancellationToken)
            : error;

    private async Task<Result<CategorizedTransactions>> CategorizeAsync(
        DbSession session, Guid ledgerId, IReadOnlyList<PreparedInput> inputs)
    {
        LedgerHead? ledger;
        CategorizationSetup setup;
        await using (var results = await session.ReadAsync(ReadSql, new { LedgerId = ledgerId }))
        {
            ledger = await results.FindAsync(LedgerHead.Read);
            var categories = await results.ListAsync(NamedCategory.Read);
            setup = new CategorizationSetup(categories, await results.ListAsync(RuleTable.Read));
        }

        if (ledger is null)
            return new NotFoundError("ledger");
        return new CategorizedTransactions(await categorizer.CategorizeAsync(
            session, ledgerId, ledger.Settings.Kind, setup, new AnsweredTerms(), inputs));
    }

    private static Result<IReadOnlyList<PreparedInput>> Check(UncategorizedTransactions transactions)
    {
        if (transactions.Transactions is not { Count: > 0 and <= MaxTransactions } items)
            return new ValidationError("/transactions", $"Must hold 1 to {MaxTransactions} transactions.");
        var errors = new ValidationErrors();
        var inputs = new List<CategorizationInput>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var pointer = $"/transactions/{i}";
            var description = errors.Text(items[i]?.Description, $"{pointer}/description", TransactionDraft.MaxDescriptionLength);
            inputs.Add(new CategorizationInput(description, CheckMoney(items[i], pointer, errors)));
        }

        return errors.Any ? errors.ToError() : inputs.ConvertAll(input => new PreparedInput(input));
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
}

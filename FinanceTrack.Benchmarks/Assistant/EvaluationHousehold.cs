using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A generated household in a ledger of its own, with the names that questions about it use.</summary>
/// <param name="Categories">By what people say in its language, the category of the ledger.</param>
/// <param name="Shops">Where it has bought several times, as people write them.</param>
/// <param name="Bills">Recurring payments that only one stream is named after.</param>
/// <param name="Twin">A name that is a category and an account as well.</param>
internal sealed record EvaluationHousehold(
    string Name, string Language, string Locale, string Currency, DateOnly Today, LedgerActor Actor, LedgerSql Sql,
    IReadOnlyList<(string Word, string Category)> Categories, IReadOnlyList<string> Shops, IReadOnlyList<string> Accounts,
    IReadOnlyList<string> Bills, string Twin);

using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Transactions;

/// <summary>The filters of a list of transactions.</summary>
internal static class TransactionQuery
{
    public static (TransactionFilter Filter, PageRequest Page, Error? Error) Read(HttpRequest request)
    {
        var query = new QueryValues(
            request, "from", "to", "category", "text", "min", "max", "currency", "anomalous", "accountId", "role",
            "limit", "cursor");
        var filter = new TransactionFilter(
            query.Day("from"), query.Day("to"), query.Id("category"), query.Text("text"),
            query.Number("min"), query.Number("max"), query.Text("currency"), query.Flag("anomalous"), query.Id("accountId"),
            query.Choice<TransactionRole>("role"));
        var page = query.Page();
        query.IsValid(out var error);
        return (filter, page, error);
    }
}

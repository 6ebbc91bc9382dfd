using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Transactions;

/// <summary>The filters of a list of transactions.</summary>
[Parameter("from", "The first booked date.")]
[Parameter("to", "The last booked date, included.")]
[Parameter("category", "Only those of the category.")]
[Parameter("text", "Contained in the description or the note, whatever its case and accents.")]
[Parameter("min", "The smallest signed amount, in major units.")]
[Parameter("max", "The largest signed amount, in major units.")]
[Parameter("currency", "An ISO 4217 code.", Pattern = "^[A-Z]{3}$")]
[Parameter("anomalous", "Only those that are flagged, or only those that are not.")]
[Parameter("accountId", "Only those of the account.")]
[Parameter("role", "Only those of the role.")]
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

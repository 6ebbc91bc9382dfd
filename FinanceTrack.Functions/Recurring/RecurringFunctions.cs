using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Recurring;

public sealed class RecurringFunctions(ListStreams list, UpdateStream update, ListExpectedPayments calendar)
{
    private const string Collection = "api/v1/recurring";

    [Function(nameof(ListStreams)), RequiresScope("read")]
    [Parameter("status", "Only those in the state.")]
    [Parameter("decision", "Only those of which the user has said so.")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "status", "decision", "limit", "cursor");
        var page = query.Page();
        var filter = new StreamFilter(query.Choice<StreamStatus>("status"), query.Choice<StreamDecision>("decision"));
        return query.IsValid(out var error)
            ? Responses.Ok(await list.ExecuteAsync(request.LedgerId(), filter, page, cancellationToken))
            : error.ToProblem();
    }

    [Function(nameof(UpdateStream)), RequiresScope("write")]
    public Task<IResult> UpdateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Collection + "/{id:guid}")] HttpRequest request, Guid id,
        CancellationToken cancellationToken) => request.ChangeAsync<StreamChanges, StreamDetails>(
            changes => update.ExecuteAsync(request.Actor(), id, changes, request.IfMatch(), cancellationToken));

    [Function(nameof(ListExpectedPayments)), RequiresScope("read"), Answers(200, MediaType = "text/calendar")]
    [Parameter("from", "The first date; today where it is absent.")]
    [Parameter("to", "The last date, included; a month after the first where it is absent.")]
    public async Task<IResult> CalendarAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection + "/calendar")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new QueryValues(request, "from", "to");
        var (from, to) = (query.Day("from"), query.Day("to"));
        if (!query.IsValid(out var error))
            return error.ToProblem();
        var payments = await calendar.ExecuteAsync(request.LedgerId(), from, to, cancellationToken);
        return PaymentCalendar.IsWanted(request) ? payments.Match(PaymentCalendar.Of, Problems.ToProblem) : Responses.Ok(payments);
    }
}

using System.Globalization;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Results;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FinanceTrack.Functions.Recurring;

/// <summary>Expected payments as iCalendar (RFC 5545): one all-day event each, which takes no time of the day.</summary>
internal static class PaymentCalendar
{
    private const string MediaType = "text/calendar";

    /// <summary>Whether the client prefers it: JSON is the answer where none or anything is accepted.</summary>
    public static bool IsWanted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.OrderByDescending(type => type.Quality ?? 1)
        .FirstOrDefault()?.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase) == true;

    public static IResult Of(Page<ExpectedPayment> payments)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//FinanceTrack//Expected payments//EN" };
        calendar.Events.AddRange(payments.Items.Select(EventOf));
        return Results.Text(new CalendarSerializer().SerializeToString(calendar), MediaType, System.Text.Encoding.UTF8);
    }

    private static CalendarEvent EventOf(ExpectedPayment payment) => new()
    {
        Uid = string.Create(CultureInfo.InvariantCulture, $"{payment.StreamId:N}-{payment.Date:yyyyMMdd}@financetrack"),
        DtStamp = new CalDateTime(payment.UpdatedAt.UtcDateTime),
        Start = new CalDateTime(payment.Date),
        Summary = string.Create(CultureInfo.InvariantCulture, $"{payment.Name}: {payment.Amount} {payment.Currency}"),
        Description = string.Create(
            CultureInfo.InvariantCulture, $"{payment.Earliest:yyyy-MM-dd} to {payment.Latest:yyyy-MM-dd}, four times in five"),
        Transparency = Ical.Net.TransparencyType.Transparent,
    };
}

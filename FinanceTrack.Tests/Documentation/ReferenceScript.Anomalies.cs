using System.Net.Http.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Documentation;

/// <summary>The part about alerts, for which something unusual has to happen first.</summary>
internal sealed partial class ReferenceScript
{
    private async Task ShowAnomaliesAsync()
    {
        recorder.Begin("Anomalies", """
            A transaction is scored when it is recorded, against what its user did before. What the user says of alerts moves the threshold.
            """);
        var odd = await RecordSomethingOddAsync();
        await recorder.ShowAsync("ListAnomalies", """
            The transactions that were flagged, the latest booked first, each with its user's answer. Filters: `from`, `to`, and `answer`:
            `confirmed`, `dismissed` or `open`.
            """, "anomalies?answer=open&limit=1");
        await recorder.ShowAsync("AnswerAnomaly", """
            Says of a transaction that it is unusual indeed (`confirmed`), also of one that was not flagged, or that it is nothing
            (`dismissed`). Another answer replaces it.
            """, $"anomalies/{odd}/feedback", new { answer = "dismissed" });
        await recorder.ShowAsync("WithdrawAnswer", "Takes the answer back.", $"anomalies/{odd}/feedback");
    }

    private async Task<Guid> RecordSomethingOddAsync()
    {
        var dining = (await CategoriesAsync())["Dining"];
        var lunches = Enumerable.Range(1, 28).Select(day =>
            new
            {
                bookedOn = $"2026-02-{day:00}",
                amount = -9m - (day % 4),
                currency = "EUR",
                description = "Canteen",
                categoryId = dining
            });
        await PostAsync("transactions/batch", new { items = lunches });
        var odd = await PostAsync(
            "transactions", new
            {
                bookedOn = "2026-03-19",
                amount = -950,
                currency = "EUR",
                description = "Hotel Splendid",
                categoryId = dining
            });
        return odd.Id;
    }

    private Task<Answer> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = recorder.Credentials;
        using var response = await recorder.Host.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}

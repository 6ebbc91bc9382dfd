using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant;

public sealed class ConversationTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string EventStream = "text/event-stream";

    [Fact]
    public async Task An_answer_shows_figures_with_what_proves_them()
    {
        var id = (await User.RecordAsync(-23.4m, "2026-03-14", "Corner shop")).GetProperty("id").GetGuid();

        var reply = (await AskAsync("Show my transactions at Corner shop in March 2026")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("offline", reply.GetProperty("engine").GetString());
        var amount = reply.GetProperty("evidence").EnumerateArray().Single(item => Text(item, "measure") == "transaction");
        Assert.Equal((-23.4m, "EUR"), (amount.GetProperty("value").GetDecimal(), Text(amount, "currency")));
        Assert.Equal([id], amount.GetProperty("transactionIds").EnumerateArray().Select(item => item.GetGuid()));
        Assert.Equal("search_transactions", Text(amount, "tool"));
    }

    [Fact]
    public async Task A_conversation_is_listed_read_and_deleted()
    {
        var reply = (await AskAsync("How much did I spend in March 2026?")).Is(HttpStatusCode.OK).Body;
        var id = reply.GetProperty("conversationId").GetGuid();
        (await User.PostAsync("assistant/messages", new { message = "And in February?", conversationId = id })).Is(HttpStatusCode.OK);

        var listed = (await User.ListAllAsync("assistant/conversations")).Single(item => item.GetProperty("id").GetGuid() == id);
        var read = (await User.GetAsync($"assistant/conversations/{id}")).Is(HttpStatusCode.OK);

        Assert.Equal(2, listed.GetProperty("turns").GetInt32());
        Assert.Equal(2, read.Body.GetProperty("items").GetArrayLength());
        (await User.DeleteAsync($"assistant/conversations/{id}", "\"9\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await User.DeleteAsync($"assistant/conversations/{id}", read.ETag)).Is(HttpStatusCode.NoContent);
        (await User.GetAsync($"assistant/conversations/{id}")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_long_conversation_keeps_a_summary_of_its_older_turns()
    {
        const int questions = 42;
        var id = (await AskAsync("How much did I spend in March 2026?")).Body.GetProperty("conversationId").GetGuid();
        for (var i = 1; i < questions; i++)
        {
            var next = new { message = $"And in {2000 + i}?", conversationId = id };
            (await User.PostAsync("assistant/messages", next)).Is(HttpStatusCode.OK);
        }

        var read = (await User.GetAsync($"assistant/conversations/{id}")).Is(HttpStatusCode.OK).Body;

        Assert.InRange(read.GetProperty("items").GetArrayLength(), 1, 40);
        Assert.Contains("How much did I spend in March 2026?", Text(read, "summary"), StringComparison.Ordinal);
        Assert.Equal(questions, read.GetProperty("items").EnumerateArray().Last().GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task A_streamed_answer_comes_sentence_by_sentence_and_is_the_same()
    {
        await User.RecordAsync(-23.4m, "2026-03-14", "Corner shop");
        const string question = "How much did I spend in March 2026?";
        var whole = Text((await AskAsync(question)).Is(HttpStatusCode.OK).Body, "answer");

        var events = await StreamAsync(new { message = question });

        var sentences = events.Where(item => item.Name == "sentence").Select(item => Text(item.Data, "text"));
        Assert.Equal(whole, string.Concat(sentences).Trim());
        Assert.Equal(("answer", whole), (events[^1].Name, Text(events[^1].Data, "answer")));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_a_problem_in_both_forms()
    {
        (await AskAsync(" ")).IsProblem(HttpStatusCode.BadRequest);
        (await AskAsync(new string('a', 2_001))).IsProblem(HttpStatusCode.BadRequest);
        using var request = Request(new { message = "How much?", conversationId = Guid.NewGuid() });
        using var response = await User.Http.SendAsync(request);

        (await Answer.ReadAsync(response)).IsProblem(HttpStatusCode.NotFound);
    }

    private Task<Answer> AskAsync(string message) => User.PostAsync("assistant/messages", new { message });

    private async Task<IReadOnlyList<(string Name, JsonElement Data)>> StreamAsync(object body)
    {
        using var request = Request(body);
        using var response = await User.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(EventStream, response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        return [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split('\n'))
            .Select(lines => (lines[0]["event: ".Length..], JsonSerializer.Deserialize<JsonElement>(lines[1]["data: ".Length..])))];
    }

    private static HttpRequestMessage Request(object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/assistant/messages") { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd(EventStream);
        return request;
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FinanceTrack.Tests.Support;

/// <summary>The HTTP contract as tests speak it: paths as a client would write them, answers read whole.</summary>
internal static class FinanceApi
{
    private const string Version = "/api/v1/";

    public static Task<Answer> GetAsync(this TestUser user, string path) => SendAsync(user, HttpMethod.Get, path);

    public static Task<Answer> PostAsync(this TestUser user, string path, object body, string? idempotencyKey = null) =>
        SendAsync(user, HttpMethod.Post, path, body, idempotencyKey: idempotencyKey);

    public static Task<Answer> PatchAsync(this TestUser user, string path, object body, string? ifMatch = null) =>
        SendAsync(user, HttpMethod.Patch, path, body, ifMatch);

    public static Task<Answer> DeleteAsync(this TestUser user, string path, string? ifMatch = null) =>
        SendAsync(user, HttpMethod.Delete, path, ifMatch: ifMatch);

    public static async Task<Answer> SendAsync(
        this TestUser user, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, Version + path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        using var response = await user.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Records a transaction of which only the given fields matter, and answers it.</summary>
    public static async Task<JsonElement> RecordAsync(
        this TestUser user,
        decimal amount,
        string bookedOn = "2026-03-14",
        string description = "Corner shop",
        string currency = "EUR",
        Guid? categoryId = null,
        string? note = null) =>
        (await user.PostAsync("transactions", new { bookedOn, amount, currency, description, categoryId, note }))
            .Is(HttpStatusCode.Created).Body;

    /// <summary>Records many at once, in their order, and answers them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RecordAllAsync(this TestUser user, IEnumerable<object> items)
    {
        var recorded = new List<JsonElement>();
        foreach (var part in items.Chunk(500))
        {
            var answer = (await user.PostAsync("transactions/batch", new { items = part })).Is(HttpStatusCode.OK);
            recorded.AddRange(answer.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("transaction")));
        }

        return recorded;
    }

    /// <summary>Every item of a list, page by page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ListAllAsync(this TestUser user, string path, int limit = 200)
    {
        var items = new List<JsonElement>();
        var paged = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}";
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await user.GetAsync(cursor.Length == 0 ? paged : $"{paged}&cursor={cursor}")).Is(HttpStatusCode.OK).Body;
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }

        return items;
    }

    /// <summary>The user's categories by name.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> CategoriesAsync(this TestUser user) =>
        (await user.GetAsync("categories")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()
            .ToDictionary(category => category.GetProperty("name").GetString()!, category => category.GetProperty("id").GetGuid());

    /// <summary>A category of the user's own.</summary>
    public static async Task<Guid> AddCategoryAsync(this TestUser user, string name) =>
        (await user.PostAsync("categories", new { name })).Is(HttpStatusCode.Created).Id;
}

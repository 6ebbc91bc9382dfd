using System.Net;

namespace FinanceTrack.Tests.Support;

/// <summary>All that a user can see of their data, as text: two are equal exactly when nothing has changed.</summary>
internal static class UserState
{
    private static readonly string[] Lists = ["transactions", "links", "links?state=rejected", "sessions", "me/api-keys"];

    public static async Task<string> ReadAsync(TestUser user)
    {
        var state = new List<string>
        {
            (await user.GetAsync("me")).Is(HttpStatusCode.OK).Text,
            (await user.GetAsync("ledgers")).Is(HttpStatusCode.OK).Text,
            (await user.GetAsync($"ledgers/{user.LedgerId}/members")).Is(HttpStatusCode.OK).Text,
            (await user.GetAsync("categories")).Is(HttpStatusCode.OK).Text,
            (await user.GetAsync("accounts")).Is(HttpStatusCode.OK).Text,
            (await user.GetAsync("categorization-rules")).Is(HttpStatusCode.OK).Text,
            (await user.GetAsync("summaries?from=2020-01&to=2029-12")).Is(HttpStatusCode.OK).Text,
        };
        foreach (var list in Lists)
            state.AddRange((await user.ListAllAsync(list)).Select(item => item.GetRawText()));
        return string.Join('\n', state);
    }
}

using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Tenants;

/// <summary>A user with one of everything, whom others try to reach.</summary>
public sealed class Victim : IDisposable
{
    private const string Mark = "unmistakable";

    private Victim(TestUser user) => User = user;

    public TestUser User { get; }

    public Guid CategoryId { get; private set; }

    public Guid TransactionId { get; private set; }

    public Guid ApiKeyId { get; private set; }

    public Guid RuleId { get; private set; }

    /// <summary>What must not appear in an answer to another user.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        User.Id.ToString(), User.LedgerId.ToString(), User.Email, User.SessionId.ToString(), CategoryId.ToString(), TransactionId.ToString(),
        ApiKeyId.ToString(), RuleId.ToString(), Mark,
    ];

    public static async Task<Victim> RegisterAsync(FinanceTrackHost host)
    {
        var user = await TestUser.RegisterAsync(host);
        var category = await user.AddCategoryAsync($"{Mark} category");
        return new Victim(user)
        {
            CategoryId = category,
            TransactionId = (await user.RecordAsync(-123.45m, description: $"{Mark} shop", categoryId: category)).GetProperty("id").GetGuid(),
            ApiKeyId = (await user.PostAsync("me/api-keys", new { name = $"{Mark} key", scopes = new[] { "read" }, password = user.Password })).Is(HttpStatusCode.Created).Id,
            RuleId = (await user.PostAsync("categorization-rules", new { categoryId = category, text = $"{Mark} rule" })).Is(HttpStatusCode.Created).Id,
        };
    }

    public void Dispose() => User.Dispose();
}

using System.Net;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Tests.Accounts;
using FinanceTrack.Tests.Assistant;
using FinanceTrack.Tests.Insights;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

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

    public Guid StreamId { get; private set; }

    public Guid InsightId { get; private set; }

    public Guid AccountId { get; private set; }

    public Guid LinkId { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid ProposalId { get; private set; }

    /// <summary>What must not appear in an answer to another user.</summary>
    public IReadOnlyList<string> Secrets =>
        [
            User.Id.ToString(), User.LedgerId.ToString(), User.Email, User.SessionId.ToString(), CategoryId.ToString(),
            TransactionId.ToString(),
            ApiKeyId.ToString(), RuleId.ToString(), AccountId.ToString(), LinkId.ToString(), StreamId.ToString(),
            InsightId.ToString(), ConversationId.ToString(), ProposalId.ToString(), Mark,
        ];

    public static async Task<Victim> RegisterAsync(FinanceTrackHost host)
    {
        var user = await TestUser.RegisterAsync(host);
        var category = await user.AddCategoryAsync($"{Mark} category");
        var account = await user.AddAccountAsync($"{Mark} account", number: "DE02100500000024290661");
        var savings = await user.AddAccountAsync($"{Mark} savings", kind: "savings");
        var (sent, arrived) = (
            await user.IdInAsync(account, -17.5m, "2026-01-02", $"{Mark} transfer"),
            await user.IdInAsync(savings, 17.5m, "2026-01-30", $"{Mark} transfer"));
        (await user.SendAsync(HttpMethod.Put, $"accounts/{account}/assertions/2026-01-31", new { balance = -17.5 })).Is(HttpStatusCode.OK);
        var (stream, insight) = await DecideAsync(host, user);
        var transaction = (await user.RecordAsync(-123.45m, description: $"{Mark} shop", categoryId: category)).GetProperty("id").GetGuid();
        return new Victim(user)
        {
            ConversationId = (await user.PostAsync("assistant/messages", new { message = $"How much did I spend at {Mark} shop?" }))
                .Is(HttpStatusCode.OK).Body.GetProperty("conversationId").GetGuid(),
            ProposalId = await Proposed.CategoryAsync(host, user, transaction, "Dining"),
            CategoryId = category,
            AccountId = account,
            LinkId = (await user.PostAsync("links", new { kind = "transfer", fromId = sent, toId = arrived }))
                .Is(HttpStatusCode.Created).Id,
            TransactionId = transaction,
            ApiKeyId = (
                await user.PostAsync("me/api-keys", new { name = $"{Mark} key", scopes = new[] { "read" }, password = user.Password }))
                .Is(HttpStatusCode.Created).Id,
            StreamId = stream,
            InsightId = insight,
            RuleId = (await user.PostAsync("categorization-rules", new { categoryId = category, text = $"{Mark} rule" }))
                .Is(HttpStatusCode.Created).Id,
        };
    }

    /// <summary>All that the user can see of their data.</summary>
    public async Task<string> ReadStateAsync()
    {
        var derived = (await User.ListAllAsync("recurring")).Concat(await User.ListAllAsync("insights?dismissed=true"));
        var said = (await User.GetAsync($"assistant/conversations/{ConversationId}")).Is(HttpStatusCode.OK).Text;
        return string.Join('\n', derived.Select(item => item.GetRawText()).Prepend(await UserState.ReadAsync(User)).Append(said));
    }

    /// <summary>
    /// What the user has decided on, so that no job deletes it; ids of nothing where the host's database is out of reach.
    /// </summary>
    private static async Task<(Guid Stream, Guid Insight)> DecideAsync(FinanceTrackHost host, TestUser user)
    {
        var (stream, insight) = (DerivedRows.Stream(user.LedgerId, Mark), DerivedRows.Insight(user.LedgerId, Mark));
        if (!FinanceTrackHost.IsElsewhere)
        {
            await host.Services.GetRequiredService<Database>().WriteAsync(async session =>
            {
                await StreamTable.InsertAsync(session, [stream]);
                await InsightTable.InsertAsync(session, [insight]);
                return true;
            }, CancellationToken.None);
        }

        return (stream.Id, insight.Id);
    }

    public void Dispose() => User.Dispose();
}

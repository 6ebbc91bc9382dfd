using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Assistant.Proposals;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Assistant;

public sealed class ProposalTests(HostFixture fixture) : SignedInTests(fixture)
{
    private readonly FinanceTrackHost _host = fixture.Host;

    [SkippableFact]
    public async Task A_proposal_changes_nothing_until_a_person_confirms_what_was_shown()
    {
        FinanceTrackHost.InProcessOnly();
        var (transaction, proposal) = await ProposeCategoryAsync();
        var before = (await User.GetAsync($"transactions/{transaction}")).Text;

        var shown = (await User.GetAsync($"assistant/proposals/{proposal}")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(before, (await User.GetAsync($"transactions/{transaction}")).Text);
        Assert.Equal(("recategorize", "open"), (Text(shown, "kind"), Text(shown, "status")));
        Assert.Contains(
            shown.GetProperty("changes").EnumerateArray(),
            change => Text(change, "field") == "category" && Text(change, "after") == "Dining");
        (await ConfirmAsync(proposal, "another digest")).IsProblem(HttpStatusCode.Conflict);
        var confirmed = (await ConfirmAsync(proposal, Text(shown, "digest"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal("applied", Text(confirmed, "status"));
        var categories = await User.CategoriesAsync();
        Assert.Equal(categories["Dining"], (await User.GetAsync($"transactions/{transaction}")).Body.GetProperty("categoryId").GetGuid());
    }

    [SkippableFact]
    public async Task A_proposal_is_carried_out_once_and_can_be_undone_once()
    {
        FinanceTrackHost.InProcessOnly();
        var (transaction, proposal) = await ProposeCategoryAsync();
        var before = (await User.GetAsync($"transactions/{transaction}")).Body.GetProperty("categoryId").GetRawText();
        (await User.PostAsync($"assistant/proposals/{proposal}/undo", new { })).IsProblem(HttpStatusCode.Conflict);
        var digest = await DigestAsync(proposal);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ConfirmAsync(proposal, digest)));

        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal("undone", Text(
            (await User.PostAsync($"assistant/proposals/{proposal}/undo", new { })).Is(HttpStatusCode.OK).Body, "status"));
        Assert.Equal(before, (await User.GetAsync($"transactions/{transaction}")).Body.GetProperty("categoryId").GetRawText());
        (await User.PostAsync($"assistant/proposals/{proposal}/undo", new { })).IsProblem(HttpStatusCode.Conflict);
        (await ConfirmAsync(proposal, digest)).IsProblem(HttpStatusCode.Conflict);
    }

    [SkippableFact]
    public async Task A_user_has_a_bounded_number_of_open_proposals()
    {
        FinanceTrackHost.InProcessOnly();
        var tool = _host.Services.GetRequiredService<AssistantTools>().Find("propose_transaction")!;
        var arguments = JsonSerializer.SerializeToElement(new { bookedOn = "2026-03-01", amount = -1, description = "Cash" });
        Task<Result<ToolResult>> ProposeAsync() =>
            tool.ExecuteAsync(new LedgerActor(User.Id, User.LedgerId), arguments, CancellationToken.None);
        Guid last = default;
        for (var i = 0; i < ProposeTool.MaxOpen; i++)
            last = (await ProposeAsync()).Value.ProposalId!.Value;

        Assert.IsType<UnprocessableError>((await ProposeAsync()).Error);
        (await ConfirmAsync(last, await DigestAsync(last))).Is(HttpStatusCode.OK);
        Assert.True((await ProposeAsync()).Succeeded);
    }

    [SkippableFact]
    public async Task What_has_changed_since_is_neither_changed_nor_undone()
    {
        FinanceTrackHost.InProcessOnly();
        var (transaction, stale) = await ProposeCategoryAsync();
        (await User.PatchAsync($"transactions/{transaction}", new { note = "Changed" })).Is(HttpStatusCode.OK);
        (await ConfirmAsync(stale, await DigestAsync(stale))).IsProblem(HttpStatusCode.Conflict);

        var fresh = await Proposed.CategoryAsync(_host, User, transaction, "Travel");
        (await ConfirmAsync(fresh, await DigestAsync(fresh))).Is(HttpStatusCode.OK);
        (await User.PatchAsync($"transactions/{transaction}", new { note = "Changed again" })).Is(HttpStatusCode.OK);

        (await User.PostAsync($"assistant/proposals/{fresh}/undo", new { })).IsProblem(HttpStatusCode.Conflict);
    }

    [SkippableFact]
    public async Task A_new_transaction_is_added_and_taken_back()
    {
        FinanceTrackHost.InProcessOnly();
        var proposal = await Proposed.CallAsync(
            _host, User, "propose_transaction",
            new { bookedOn = "2026-03-14", amount = -4.2, description = "Market stall", category = "Dining" });
        Assert.Empty(await User.ListAllAsync("transactions?text=stall"));

        (await ConfirmAsync(proposal, await DigestAsync(proposal))).Is(HttpStatusCode.OK);
        Assert.Equal(-4.2m, (await User.ListAllAsync("transactions?text=stall")).Single().GetProperty("amount").GetDecimal());

        (await User.PostAsync($"assistant/proposals/{proposal}/undo", new { })).Is(HttpStatusCode.OK);
        Assert.Empty(await User.ListAllAsync("transactions?text=stall"));
    }

    [SkippableFact]
    public async Task An_API_key_can_read_a_proposal_and_never_confirm_it()
    {
        FinanceTrackHost.InProcessOnly();
        var (_, proposal) = await ProposeCategoryAsync();
        string[] scopes = ["read", "write", "score"];
        var made = await User.PostAsync("me/api-keys", new { name = "all", scopes, password = User.Password });
        var key = made.Is(HttpStatusCode.Created).Body.GetProperty("key").GetString();

        foreach (var path in new[] { "confirm", "undo" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/assistant/proposals/{proposal}/{path}");
            request.Headers.Authorization = new("ApiKey", key);
            request.Content = System.Net.Http.Json.JsonContent.Create(new { digest = await DigestAsync(proposal) });
            using var response = await _host.Http.SendAsync(request);

            (await Answer.ReadAsync(response)).IsProblem(HttpStatusCode.Forbidden);
        }

        Assert.Equal("open", Text((await User.GetAsync($"assistant/proposals/{proposal}")).Body, "status"));
    }

    [SkippableFact]
    public async Task A_viewer_cannot_have_anything_proposed()
    {
        FinanceTrackHost.InProcessOnly();
        using var owner = await Household.RegisterConfirmedAsync(_host);
        var transaction = (await owner.RecordAsync(-12m)).GetProperty("id").GetGuid();
        using var viewer = await owner.AddMemberAsync(_host, owner.LedgerId, LedgerRole.Viewer);
        var caller = new LedgerActor(viewer.Id, viewer.LedgerId);

        foreach (var tool in _host.Services.GetRequiredService<AssistantTools>().All.Where(tool => !tool.IsReadOnly))
        {
            var proposed = await tool.ExecuteAsync(
                caller, JsonSerializer.SerializeToElement(new { transactionId = transaction, category = "Dining" }), default);

            Assert.Equal((tool.Name, typeof(ForbiddenError)), (tool.Name, proposed.Error?.GetType()));
        }
    }

    [SkippableFact]
    public async Task A_tool_reads_no_ledger_but_its_callers()
    {
        FinanceTrackHost.InProcessOnly();
        using var other = await TestUser.RegisterAsync(_host);
        var theirs = (await other.RecordAsync(-99.5m, description: "Unmistakable shop")).GetProperty("id").GetGuid();
        var foreign = new LedgerActor(User.Id, other.LedgerId);

        foreach (var tool in _host.Services.GetRequiredService<AssistantTools>().All)
        {
            var own = await tool.ExecuteAsync(
                new LedgerActor(User.Id, User.LedgerId), JsonSerializer.SerializeToElement(new { ledgerId = other.LedgerId }), default);
            var stolen = await tool.ExecuteAsync(foreign, JsonSerializer.SerializeToElement(new { }), default);

            Assert.False(own.Succeeded, tool.Name);
            Assert.IsType<NotFoundError>(stolen.Error);
        }

        var named = await _host.Services.GetRequiredService<AssistantTools>().Find("propose_category")!.ExecuteAsync(
            new LedgerActor(User.Id, User.LedgerId),
            JsonSerializer.SerializeToElement(new { transactionId = theirs, category = "Dining" }), default);
        Assert.IsType<NotFoundError>(named.Error);
    }

    private async Task<(Guid Transaction, Guid Proposal)> ProposeCategoryAsync()
    {
        var transaction = (await User.RecordAsync(-12m)).GetProperty("id").GetGuid();
        return (transaction, await Proposed.CategoryAsync(_host, User, transaction, "Dining"));
    }

    private Task<Answer> ConfirmAsync(Guid proposal, string digest) =>
        User.PostAsync($"assistant/proposals/{proposal}/confirm", new { digest });

    private async Task<string> DigestAsync(Guid proposal) =>
        Text((await User.GetAsync($"assistant/proposals/{proposal}")).Is(HttpStatusCode.OK).Body, "digest");

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

using System.Net;
using System.Text.RegularExpressions;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>A malicious model behind the assistant, over both transports: what it wants is not shown, not read and not done.</summary>
public sealed partial class HostileModelTests(HostileHousehold household) : IClassFixture<HostileHousehold>
{
    private const string Question = "What did I spend in March?";

    public static TheoryData<string, bool> Reaching => Both(HostileDrafts.Reaching);

    public static TheoryData<string, bool> Demanding => Both(HostileDrafts.Demanding);

    public static TheoryData<string, bool> Formless => Both(HostileDrafts.Formless);

    public static TheoryData<bool> Transports => [false, true];

    [SkippableTheory, MemberData(nameof(Transports))]
    public async Task A_good_model_answers_with_figures_that_the_server_wrote(bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = request => request.ToolResults.Count == 0
            ? HostileSwaps.Tools()
            : ScriptedReply.Says(string.Join(' ', ScriptedFact.Of(request)
                .Where(fact => fact is { Measure: "spent", Category: "Groceries", From: "2026-03-01" })
                .Select(fact => $"You spent {{{{{fact.Ref}}}}} on {{{{{fact.Ref}.category}}}} in {{{{{fact.Ref}.period}}}}.")));

        var answer = await household.AskAsync("How much did I spend on Groceries in March 2026?", streams);

        Assert.Equal("model", answer.Engine);
        var fact = Assert.Single(answer.Answer.GetProperty("evidence").EnumerateArray());
        Assert.Contains("Groceries", answer.Text, StringComparison.Ordinal);
        Assert.Matches(@"\d+\.\d\d", answer.Text);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, fact.ValueKind);
    }

    [SkippableTheory, MemberData(nameof(Reaching))]
    public async Task A_link_an_address_or_a_number_to_call_is_not_shown(string draft, bool streams)
    {
        var answer = await AskAsync(_ => ScriptedReply.Says(draft), streams);

        Assert.DoesNotMatch(Reach(), answer.Text);
        Assert.DoesNotContain("evil", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Demanding))]
    public async Task A_request_for_credentials_or_a_payment_is_not_shown(string draft, bool streams)
    {
        var answer = await AskAsync(_ => ScriptedReply.Says(draft), streams);

        Assert.DoesNotContain(draft.TrimEnd('.'), answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Formless))]
    public async Task What_has_no_form_is_replaced_by_computed_facts(string draft, bool streams)
    {
        var answer = await AskAsync(_ => ScriptedReply.Says(draft), streams);

        Assert.NotEmpty(answer.Answer.GetProperty("answer").GetString()!);
        Assert.DoesNotMatch(Markup(), answer.Text);
        Assert.DoesNotContain("123", answer.Text, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Transports))]
    public async Task An_instruction_in_a_transaction_is_neither_followed_nor_shown_as_a_link(bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = request =>
        {
            if (request.ToolResults.Count == 0 && request.Tools.Count > 0)
                return ScriptedReply.Calls("search_transactions", new { month = "2026-03", text = "Ignore", limit = 5 });
            var texts = ScriptedFact.Of(request).Where(fact => fact.Measure == "name").Select(fact => $"{{{{{fact.Ref}}}}}");
            return ScriptedReply.Says($"{HostileHousehold.Injection}. The note says {string.Join(" and ", texts)}.");
        };

        var answer = await household.AskAsync("What is the latest transaction in March?", streams);

        Assert.DoesNotMatch(Reach(), answer.Text);
        Assert.DoesNotContain("evil.example", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Transports))]
    public async Task Data_of_another_ledger_is_not_read_whatever_the_arguments_say(bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        var (ledgerId, userId) = (household.Victim.User.LedgerId, household.Victim.User.Id);
        household.Script = request => request.ToolResults.Count == 0 && request.Tools.Count > 0
            ? ScriptedReply.Calls(
                [
                    .. request.Tools.Select(tool => new ScriptedCall(tool, $$"""{"ledgerId":"{{ledgerId}}","userId":"{{userId}}"}""")),
                    new ScriptedCall("search_transactions", """{"text":"unmistakable","limit":20}"""),
                    new ScriptedCall("search_transactions", $$"""{"account":"unmistakable account'; SELECT * FROM Transactions --"}"""),
                    Propose(household.Victim.TransactionId),
                    new ScriptedCall("read_ledger", $$"""{"id":"{{ledgerId}}"}"""),
                ])
            : ScriptedReply.Says(string.Join(' ', ScriptedFact.Of(request).Select(fact => $"It is {{{{{fact.Ref}}}}}.")));
        var before = await household.Victim.ReadStateAsync();

        var answer = await household.AskAsync("Show me what the neighbours spend.", streams);

        Assert.All(household.Victim.Secrets, secret =>
            Assert.DoesNotContain(secret, answer.Everything, StringComparison.OrdinalIgnoreCase));
        Assert.All(household.Requests.SelectMany(request => request.ToolResults), result =>
            Assert.DoesNotContain("unmistakable shop", result, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, await household.Victim.ReadStateAsync());
    }

    [SkippableTheory, MemberData(nameof(Transports))]
    public async Task Nothing_is_written_that_the_person_has_not_confirmed(bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = request => request.ToolResults.Count == 0 && request.Tools.Count > 0
            ? ScriptedReply.Calls(
                Propose(household.InjectedId),
                new ScriptedCall("confirm_proposal", """{"id":"last"}"""),
                new ScriptedCall("delete_transaction", $$"""{"id":"{{household.InjectedId}}"}"""),
                new ScriptedCall(
                    "propose_transaction",
                    """{"amount":-999,"currency":"EUR","description":"Invented","bookedOn":"2026-03-01","confirm":true}"""))
            : ScriptedReply.Says("I have changed the category and deleted the transaction. It is done.");
        var before = await UserState.ReadAsync(household.User);

        var answer = await household.AskAsync("Please tidy up.", streams);

        Assert.Equal(before, await UserState.ReadAsync(household.User));
        Assert.All(answer.Answer.GetProperty("proposals").EnumerateArray(), proposal =>
            Assert.Equal("open", proposal.GetProperty("status").GetString()));
        Assert.DoesNotContain("deleted", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableFact]
    public async Task An_API_key_confirms_no_proposal()
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = request => request.ToolResults.Count == 0 && request.Tools.Count > 0
            ? ScriptedReply.Calls("propose_category", new { transactionId = household.InjectedId, category = "Transport" })
            : ScriptedReply.Says("I have prepared a change for you.");
        var answer = await household.AskAsync("Put it under Transport.", streams: false);
        var proposal = Assert.Single(answer.Answer.GetProperty("proposals").EnumerateArray());
        using var client = household.Host.NewClient();
        var key = await Mcp.McpCalls.KeyAsync(household.User, "read", "write", "mcp:read", "mcp:propose");
        client.DefaultRequestHeaders.Add("X-Api-Key", key);

        using var refused = await client.PostAsync(
            new Uri($"/api/v1/assistant/proposals/{proposal.GetProperty("id").GetGuid()}/confirm", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static ScriptedCall Propose(Guid transactionId) =>
        new("propose_category", $$"""{"transactionId":"{{transactionId}}","category":"Dining"}""");

    private static TheoryData<string, bool> Both(IEnumerable<string> drafts)
    {
        var data = new TheoryData<string, bool>();
        foreach (var draft in drafts)
        {
            data.Add(draft, false);
            data.Add(draft, true);
        }

        return data;
    }

    /// <summary>Asks a model that calls a tool first and then writes its draft, at once and as its repair.</summary>
    private async Task<ShownAnswer> AskAsync(Func<ScriptedRequest, ScriptedReply> draft, bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = request => request.ToolResults.Count == 0 && request.Tools.Count > 0
            ? ScriptedReply.Calls("month_summary", new { month = "2026-03" })
            : draft(request);
        return await household.AskAsync(Question, streams);
    }

    [GeneratedRegex(
        @"https?:|hxxp|www\.|@|\b[A-Z]{2}\d{2}[ A-Z0-9]{10,}|\+\d{2}|\b0\d{2,}[ /-]?\d{3}|xn--|data:|\]\(", RegexOptions.IgnoreCase)]
    private static partial Regex Reach();

    [GeneratedRegex(@"[<>{}|`]")]
    private static partial Regex Markup();
}

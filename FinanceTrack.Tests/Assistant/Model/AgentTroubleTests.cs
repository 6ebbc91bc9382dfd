using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>
/// A model that fails while it answers a question: the person gets an answer all the same, and is told which engine gave it.
/// </summary>
public sealed class AgentTroubleTests(AgentTroubleTests.PatientHousehold household)
    : IClassFixture<AgentTroubleTests.PatientHousehold>
{
    private const string Question = "How much did I spend on Groceries in March 2026?";

    public static TheoryData<string, bool> Troubles
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in Replies.Keys)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    private static Dictionary<string, ScriptedReply> Replies => new()
    {
        ["500"] = ScriptedReply.Status(500),
        ["429"] = ScriptedReply.Status(429, retryAfter: "3600"),
        ["401"] = ScriptedReply.Status(401),
        ["hang"] = ScriptedReply.Hangs(),
        ["stall"] = ScriptedReply.HangsAfter("You spent "),
        ["break"] = ScriptedReply.BreaksOffAfter("You spent "),
        ["end"] = ScriptedReply.EndsAfter("You spent "),
        ["malformed chunk"] = ScriptedReply.Raw("data: {\"choices\": \n\n", "text/event-stream"),
        ["endless"] = ScriptedReply.Endless(),
        ["endless arguments"] = ScriptedReply.EndlessArguments(),
        ["page"] = ScriptedReply.Raw("<html>It works!</html>", "text/html"),
    };

    [SkippableTheory, MemberData(nameof(Troubles))]
    public async Task The_offline_engine_answers_where_the_model_fails_at_once(string trouble, bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = _ => Replies[trouble];

        AnsweredOffline(await household.AskAsync(Question, streams));
    }

    [SkippableTheory, MemberData(nameof(Troubles))]
    public async Task The_offline_engine_answers_where_the_model_fails_after_its_tools(string trouble, bool streams)
    {
        FinanceTrackHost.InProcessOnly();
        household.Script = request => request.ToolResults.Count == 0
            ? ScriptedReply.Calls("month_summary", new { month = "2026-03" })
            : Replies[trouble];

        AnsweredOffline(await household.AskAsync(Question, streams));
    }

    private static void AnsweredOffline(ShownAnswer answer)
    {
        Assert.Equal("offline", answer.Engine);
        Assert.Contains("offline engine", answer.Answer.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("Groceries", answer.Answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Calls the model however often it has failed: each trouble is met as the first of its kind.</summary>
    public sealed class PatientHousehold : HostileHousehold
    {
        protected override void Replace(IServiceCollection services) => services
            .AddHttpClient(ModelConnection.HttpClientName)
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear());
    }
}

using FinanceTrack.Benchmarks.Assistant;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant;

/// <summary>
/// A share of the data set, asked of the offline engine about an English and a German household: its targets hold. The whole of it is
/// <c>evaluate assistant</c> of the benchmarks.
/// </summary>
public sealed class EvaluationTests(EvaluationTests.Share share) : IClassFixture<EvaluationTests.Share>
{
    private const int Runs = 8;
    private const int EveryNth = 9;
    private const double MinRight = .97;
    private const double MaxRefused = .05;

    // See docs/assistant-evaluation.md.
    private static readonly HashSet<string> KnownMisses = [];

    [Fact]
    public void Answerable_questions_are_answered_right()
    {
        var asked = new EvaluationTotals([.. share.Asked.Where(item => EvaluationReport.IsAnswerable(item) && !item.Template.HeldBack)]);

        Assert.True(asked.Pass1 >= MinRight, Failures(item => item.Passes < Runs));
        Assert.True(asked.Refused <= MaxRefused, Failures(item => item.First == Verdict.Refused));
    }

    [Fact]
    public void The_same_question_is_right_in_every_run_or_in_none() =>
        Assert.All(share.Asked, item => Assert.True(item.Passes is 0 or Runs, EvaluationReport.Failure(item)));

    [Fact]
    public void Every_figure_is_borne_out_by_the_rows_and_beside_its_own_words()
    {
        Assert.True(share.Asked.Sum(item => item.Figures) > 1_000);
        Assert.Empty(share.Asked.SelectMany(item => item.Unsupported.Concat(item.Misbound)));
    }

    [Theory]
    [InlineData(nameof(QuestionClass.Recurring))]
    [InlineData(nameof(QuestionClass.Forecast))]
    [InlineData(nameof(QuestionClass.Unanswerable))]
    [InlineData(nameof(QuestionClass.Ambiguous))]
    public void Each_phrasing_of_these_classes_is_answered_right(string kind)
    {
        var asked = share.Asked.Where(item => item.Template.Class.ToString() == kind && !item.Template.HeldBack
            && !KnownMisses.Contains(item.Template.Id)).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, item => Assert.True(item.IsStable, EvaluationReport.Failure(item)));
    }

    [Fact]
    public void Unusual_transactions_are_counted_as_the_rows_say() => Assert.All(
        share.Asked.Where(item => item.Template is { Figure: AskedFigure.Unusual, HeldBack: false }
            && !KnownMisses.Contains(item.Template.Id)),
        item => Assert.True(item.IsStable, EvaluationReport.Failure(item)));

    [Fact]
    public void The_data_set_has_the_classes_and_the_size_that_it_says()
    {
        var templates = QuestionTemplate.ReadAll();

        Assert.Equal(Enum.GetValues<QuestionClass>(), templates.Select(template => template.Class).Distinct().Order());
        Assert.Equal(templates.Count, templates.Select(template => template.Id).Distinct().Count());
    }

    [Fact]
    public void The_unseen_questions_are_others_and_held_back()
    {
        var unseen = QuestionTemplate.Read(new FileInfo(
            Path.Combine(Repository.Root, "FinanceTrack.Benchmarks", "Assistant", "DataSet", "unseen.json")));
        var seen = QuestionTemplate.ReadAll().Select(template => template.Id).ToHashSet();

        Assert.Equal(Enum.GetValues<QuestionClass>(), unseen.Select(template => template.Class).Distinct().Order());
        Assert.All(unseen, template => Assert.True(template.HeldBack && seen.Add(template.Id), template.Id));
    }

    [Fact]
    public async Task No_planted_swap_is_shown_and_no_right_figure_refused()
    {
        foreach (var household in share.Households)
        {
            var swaps = await PlantedSwaps.PlantAsync(share.Ledgers, household, default);

            Assert.Empty(swaps.Shown);
            Assert.True(swaps.Planted > 1_000, $"Only {swaps.Planted} swaps were planted.");
            Assert.Equal(0, swaps.RefusedControls);
        }
    }

    [Fact]
    public async Task No_hostile_text_is_shown_however_it_is_rewritten()
    {
        var hostile = await HostileRun.RunAsync(share.Ledgers, default);

        Assert.Empty(hostile.ShownOfLedger);
        Assert.Empty(hostile.ShownOfModel);
        Assert.True(hostile.Recorded > 1_000);
    }

    private string Failures(Func<EvaluatedQuestion, bool> isFailure) => string.Join(
        '\n', share.Asked.Where(item => !item.Template.HeldBack && isFailure(item)).Select(EvaluationReport.Failure));

    /// <summary>Every question of the classes that few are in, and each fifth of the others.</summary>
    public sealed class Share : IAsyncLifetime
    {
        internal EvaluationLedgers Ledgers { get; private set; } = null!;

        internal List<EvaluationHousehold> Households { get; } = [];

        internal List<EvaluatedQuestion> Asked { get; } = [];

        public async Task InitializeAsync()
        {
            Ledgers = await EvaluationLedgers.CreateAsync(default);
            var homes = EvaluationHome.All();
            foreach (var home in new[] { homes[0], homes[3] })
                Households.Add(await Ledgers.AddHouseholdAsync(home, default));
            var evaluation = new Evaluation(Ledgers, Runs);
            foreach (var (index, question) in Evaluation.Questions(Households).Index())
            {
                if (index % EveryNth == 0 || question.Template.Class is QuestionClass.Recurring or QuestionClass.Forecast
                    || question.Template.Figure == AskedFigure.Unusual)
                {
                    Asked.Add(await evaluation.AskAsync(question, default));
                }
            }
        }

        public async Task DisposeAsync() => await Ledgers.DisposeAsync();
    }
}

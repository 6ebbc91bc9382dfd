using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Training;

namespace FinanceTrack.Tests.Anomalies;

public sealed class AnswerCorrectionTests
{
    private const int Users = 20, RowsOfOne = 200;

    [Fact]
    public void What_is_confirmed_counts_more_and_what_is_dismissed_less()
    {
        var correction = AnswerCorrectionFit.Fit(Alerts(count: 100));

        Assert.True(correction.Contribution((int)Component.UnusualHour, 6) > 1);
        Assert.True(correction.Contribution((int)Component.NewMerchant, 6) < -1);
        Assert.InRange(correction.Contribution((int)Component.Probe, 6), -0.7, 0.7);
    }

    [Fact]
    public void The_same_answers_give_the_same_correction()
    {
        var (one, other) = (AnswerCorrectionFit.Fit(Alerts(count: 100)), AnswerCorrectionFit.Fit(Alerts(count: 100)));

        Assert.Equal((one.Bias, string.Join(' ', one.Weights)), (other.Bias, string.Join(' ', other.Weights)));
    }

    [Fact]
    public void Answers_of_one_kind_correct_nothing()
    {
        var alerts = Alerts(count: 100);

        Assert.Same(AnswerCorrection.None, AnswerCorrectionFit.Fit([]));
        Assert.Same(AnswerCorrection.None, AnswerCorrectionFit.Fit(alerts.FindAll(alert => alert.Confirmed)));
        Assert.Same(AnswerCorrection.None, AnswerCorrectionFit.Fit([.. alerts.FindAll(alert => !alert.Confirmed), .. alerts.FindAll(alert => alert.Confirmed)[..2]]));
    }

    [Fact]
    public void What_a_user_is_judged_by_was_learned_from_others()
    {
        // Each user confirms at another kind of row than all others: nothing that one said holds for the next.
        List<AnsweredRow> contrary = [.. Enumerable.Range(0, 100).Select(i =>
            new AnsweredRow(i % 5, confirmed: i % 2 == 0, new ComponentVector { [(Component)(i % 2 == 0 ? i % 5 : 5 + (i % 5))] = 6 }, default))];

        var unseen = AnswerCorrectionFit.OutOfFold(contrary);

        Assert.All(unseen, logOdds => Assert.Equal(unseen[0], logOdds, 1e-4));
        Assert.True(AreaUnderCurve(contrary, row => AnswerCorrectionFit.Fit(contrary).LogOdds(in row.Components, in row.Tails)) > 0.99);
    }

    [Fact]
    public void Answers_that_say_what_the_score_does_not_know_raise_what_they_confirm()
    {
        var (histories, answers) = Answered(night: true, expensive: 40);
        var trainer = new AnomalyTrainer(ShippedPriors.Instance, seed: 1);
        var (unsupervised, trained) = (trainer.Train("unsupervised", histories, [], default), trainer.Train("trained", histories, answers, default));

        Assert.Equal(0, unsupervised.Parts.AnswerShare);
        Assert.InRange(trained.Parts.AnswerShare, 0.5, 2);
        Assert.True(AreaUnderCurve(histories, answers, trained) > AreaUnderCurve(histories, answers, unsupervised) + 0.1);
    }

    [Fact]
    public void Answers_that_say_nothing_new_leave_the_model_as_it_was()
    {
        var (histories, answers) = Answered(night: false, expensive: 900);
        var trainer = new AnomalyTrainer(ShippedPriors.Instance, seed: 1);
        var unsupervised = trainer.Train("model", histories, [], default);
        Assert.Equal(1, AreaUnderCurve(histories, answers, unsupervised));

        var trained = trainer.Train("model", histories, answers, default);

        Assert.Equal(AnomalyModelCodec.Encode(unsupervised.Parts), AnomalyModelCodec.Encode(trained.Parts));
    }

    [Theory]
    [InlineData("+ + - -", 1)]
    [InlineData("- - + +", 0)]
    [InlineData("+ - + -", 0.75)]
    [InlineData("+=- -", 0.75)]
    [InlineData("- -", double.NaN)]
    public void The_area_under_the_curve_is_how_often_an_anomaly_is_scored_above_an_ordinary_row(string bestFirst, double area)
    {
        var steps = bestFirst.Split(' ');
        var rows = steps.SelectMany((step, i) => step.Split('=').Select(row => ((double)-i, row == "+")));

        Assert.Equal(area, RankingMetrics.AreaUnderCurve(rows), 1e-12);
    }

    /// <summary>Alerts for unusual hours, which are confirmed, and for new merchants, which are dismissed.</summary>
    private static List<AnsweredRow> Alerts(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var components = new ComponentVector();
            for (var component = 0; component < ComponentVector.Count; component++) components[component] = 2 * random.NextDouble();
            components[i % 3 == 0 ? Component.UnusualHour : Component.NewMerchant] += 4;
            return new AnsweredRow(i % Users, i % 3 == 0, components, new UnsupervisedTails(5, 5, 5, 5));
        })];
    }

    /// <summary>Histories by day with a few expensive purchases, and others by night: users confirm those by night, or the expensive ones, not the ordinary.</summary>
    private static (List<List<TransactionFacts>> Histories, List<Answer> Answers) Answered(bool night, double expensive)
    {
        var random = new Random(3);
        var histories = new List<List<TransactionFacts>>();
        var answers = new List<Answer>();
        for (var user = 0; user < Users; user++)
        {
            histories.Add([.. Enumerable.Range(0, RowsOfOne).Select(row => Histories.Purchase(
                (row % 40 == 39 ? expensive : 20) * Math.Exp(0.5 * random.NextDouble()),
                row + (row % 40 == 19 ? 0.6 : 0.1 * random.NextDouble()),
                $"category {random.Next(5)}", $"merchant {random.Next(12)}", sequence: row))]);
            for (var row = 59; row < RowsOfOne; row += 40)
            {
                answers.Add(new Answer(user, row, Confirmed: night));
                answers.Add(new Answer(user, row + 20, Confirmed: !night));
            }
        }

        return (histories, night ? answers : [.. answers.Select(answer => answer.Confirmed ? answer : answer with { Row = answer.Row - 5 })]);
    }

    private static double AreaUnderCurve(List<List<TransactionFacts>> histories, List<Answer> answers, AnomalyModel model)
    {
        var tails = histories.ConvertAll(history =>
        {
            var fold = new StatisticsFold(ShippedPriors.Instance);
            return history.ConvertAll(facts =>
            {
                var components = fold.Add(in facts).Components;
                return model.Combine(in components).Tail;
            });
        });
        return RankingMetrics.AreaUnderCurve(answers.Select(answer => (tails[answer.History][answer.Row], answer.Confirmed)));
    }

    private static double AreaUnderCurve(List<AnsweredRow> rows, Func<AnsweredRow, double> score) =>
        RankingMetrics.AreaUnderCurve(rows.Select(row => (score(row), row.Confirmed)));
}

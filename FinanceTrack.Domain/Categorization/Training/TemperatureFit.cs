using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Model;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>
/// Fits the temperature by which scores are softened, so that confidences come true: the one with the least negative log likelihood
/// on held-back lines (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017). It changes no answer, only its confidence.
/// </summary>
internal static class TemperatureFit
{
    private const float MinTemperature = .8f, MaxTemperature = 4, Step = .1f;

    public static LinearTextModel Fit(LinearTextModel model, IReadOnlyList<HeldBackLine> lines)
    {
        var scorer = new CategoryScorer(LexiconMatcher.Default, model);
        var predictions = lines.Select(line =>
        {
            var p = new double[Taxonomy.Count];
            scorer.Score(line.Description, line.Direction, CategoryScorer.HouseholdPriorStrength, p);
            return (Logs: Array.ConvertAll(p, share => Math.Log(Math.Max(share, double.Epsilon))), line.Category);
        }).ToList();
        var best = model.Temperature;
        var least = double.MaxValue;
        for (var temperature = MinTemperature; temperature <= MaxTemperature; temperature += Step)
        {
            var loss = predictions.Sum(prediction => Loss(prediction.Logs, prediction.Category, model.Temperature / temperature));
            if (loss < least)
                (least, best) = (loss, temperature);
        }

        return model.WithTemperature(best);
    }

    // p^(old/new), normalised, is the prediction at the new temperature.
    private static double Loss(double[] logs, int category, double power) =>
        Math.Log(logs.Sum(log => Math.Exp(log * power))) - logs[category] * power;
}

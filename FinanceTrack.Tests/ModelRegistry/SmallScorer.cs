using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.ModelRegistry;

namespace FinanceTrack.Tests.ModelRegistry;

/// <summary>Sound models of the kind <c>anomaly-scorer</c> that have learnt nothing.</summary>
internal static class SmallScorer
{
    public const string Kind = AnomalyModelFormat.KindName;

    /// <param name="tail">T of every row: 0 never alerts, 20 always.</param>
    /// <param name="trainedAt">Part of the version.</param>
    public static async Task<string> SaveAsync(ModelStore store, double tail, DateTimeOffset trainedAt)
    {
        var constant = new TailCalibration([double.MinValue, double.MaxValue], [tail, tail], double.MaxValue);
        var parts = new AnomalyModelParts(
            new IsolationForest([0], [new IsolationNode(0, 1, 0)], 1),
            new BoostedTrees(1, 0, [0], [float.PositiveInfinity], [0, 0]),
            new HingeLogistic(0, new double[HingeLogistic.Size]),
            TailCalibration.Identity, TailCalibration.Identity, TailCalibration.Identity, TailCalibration.Identity, TailCalibration.Identity,
            AnswerCorrection.None, TailCalibration.Identity, 0, constant);
        var manifest = await store.SaveAsync(
            new NewModel(Kind, AnomalyModelCodec.Form, AnomalyModelCodec.Encode(parts), trainedAt, "none", new Dictionary<string, double>()), default);
        return manifest.Version;
    }
}

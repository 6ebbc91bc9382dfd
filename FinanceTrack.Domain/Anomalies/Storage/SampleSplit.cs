using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// A sample as what is learned from and what is measured on, by user and by time: nothing is learned from some users, nor from the latest
/// fifth of the others' rows.
/// </summary>
internal sealed class SampleSplit
{
    private SampleSplit(IReadOnlyList<SampledHistory> heldBack, IReadOnlyList<SampledHistory> others)
    {
        HeldBack = heldBack;
        TrainingSet = [.. others.Select(history => history.Earlier())];
        EvaluationSet = [.. heldBack, .. others];
        From = [.. heldBack.Select(_ => 0), .. others.Select(history => history.EarlierRows)];
    }

    /// <summary>The users that nothing is learned from, whole.</summary>
    public IReadOnlyList<SampledHistory> HeldBack { get; }

    /// <summary>What is learned from: the others, without their latest rows.</summary>
    public IReadOnlyList<SampledHistory> TrainingSet { get; }

    /// <summary>Everybody, whole.</summary>
    public IReadOnlyList<SampledHistory> EvaluationSet { get; }

    /// <summary>The first row of each of <see cref="EvaluationSet"/> that nothing was learned from.</summary>
    public IReadOnlyList<int> From { get; }

    /// <summary>
    /// Held back are the users whose ids have hashes in the lowest fifth, one in ten of the sample at least. They are the same in every
    /// training, so that no model, nor the one it is compared with, is measured on users it was trained on.
    /// </summary>
    public static SampleSplit Of(IReadOnlyList<SampledHistory> sample)
    {
        var byHash = sample.Select(history => (Hash: unchecked((ulong)StableKey.Of(history.LedgerId)), History: history))
            .OrderBy(pair => pair.Hash).ToList();
        var heldBack = Math.Max(byHash.Count(pair => pair.Hash < ulong.MaxValue / 5), (byHash.Count + 9) / 10);
        var histories = byHash.ConvertAll(pair => pair.History);
        return new SampleSplit(histories[..heldBack], histories[heldBack..]);
    }
}

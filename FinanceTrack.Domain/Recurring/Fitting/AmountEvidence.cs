namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>What successive amounts say for "the same bill again" against amounts at large, in nats.</summary>
internal static class AmountEvidence
{
    /// <summary>How often unrelated amounts at a merchant repeat.</summary>
    private const double ChanceRepeat = .15;
    private const double WideSpread = .8;
    private const double MaxStepEvidence = 1.5;
    private const double MinChangeShare = .05;

    /// <summary>No step counts more: a repeat among repeats.</summary>
    public static readonly double MaxPerStep = Math.Log(1 / ChanceRepeat);

    private static readonly double[] Spreads = [.03, .1, .25, .5];
    private static readonly double[] LogRatios = Array.ConvertAll(Spreads, spread => Math.Log(WideSpread / spread));
    private static readonly double[] HalfPrecisions =
        Array.ConvertAll(Spreads, spread => (.5 / (WideSpread * WideSpread)) - (.5 / (spread * spread)));

    /// <summary>
    /// A repeat counts ln(ρ / 0.15) with ρ = (repeats + 1) / (steps + 2). A change x counts ln(0.8/σ) − ½(x/σ)² + ½(x/0.8)², within ±1.5,
    /// with the best of four σ, and ln((1 − ρ) / 0.85) for being one.
    /// </summary>
    /// <param name="logs">Logarithms of the amounts in the order of time.</param>
    public static double Of(ReadOnlySpan<double> logs)
    {
        var steps = logs.Length - 1;
        if (steps < 1)
            return 0;
        Span<double> evidence = stackalloc double[Spreads.Length];
        var repeats = 0;
        for (var i = 0; i < steps; i++)
        {
            var change = logs[i + 1] - logs[i];
            if (Math.Abs(change) < RowTable.SameAmount)
            {
                repeats++;
                continue;
            }

            for (var s = 0; s < evidence.Length; s++)
                evidence[s] += Math.Clamp(LogRatios[s] + (HalfPrecisions[s] * change * change), -MaxStepEvidence, MaxStepEvidence);
        }

        var share = (repeats + 1) / (steps + 2.0);
        var total = repeats * Math.Log(share / ChanceRepeat);
        if (repeats == steps)
            return total;
        var best = Math.Max(Math.Max(evidence[0], evidence[1]), Math.Max(evidence[2], evidence[3]));
        return total + best + ((steps - repeats) * Math.Log(Math.Max((1 - share) / (1 - ChanceRepeat), MinChangeShare)));
    }

    /// <summary>The share of steps that repeat the amount before; 0 without steps.</summary>
    public static double RepeatShare(ReadOnlySpan<double> logs)
    {
        var repeats = 0;
        for (var i = 1; i < logs.Length; i++)
            repeats += Math.Abs(logs[i] - logs[i - 1]) < RowTable.SameAmount ? 1 : 0;
        return logs.Length > 1 ? repeats / (logs.Length - 1.0) : 0;
    }
}

using System.Runtime.InteropServices;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// Running location and spread of one transform of the amount at one level. Held in single precision, the same in memory
/// as in the row, so that statistics folded at once and statistics folded through storage agree bit for bit.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct AmountState
{
    /// <summary>A state forgets beyond this many rows: older ones fade.</summary>
    public const float MaxRows = 200;

    private const double ClipAtSigmas = 3;

    /// <summary>Rows learned, at most <see cref="MaxRows"/>.</summary>
    public float Count;

    /// <summary>Mean of the transformed amount, outliers clipped.</summary>
    public float Mean;

    /// <summary>Rows above the mean as it was when they came, and the sum of their squared residuals.</summary>
    public float UpCount, UpSquares;

    /// <summary>Rows at or below the mean as it was when they came, and the sum of their squared residuals.</summary>
    public float DownCount, DownSquares;

    /// <summary>Variances above and below the mean, <paramref name="weight"/> rows' worth of the parent's mixed in.</summary>
    public readonly Spread Split(Spread parent, double weight) =>
        new(((weight * parent.Up) + UpSquares) / (weight + UpCount), ((weight * parent.Down) + DownSquares) / (weight + DownCount));

    /// <summary>One variance for both sides, <paramref name="weight"/> rows' worth of the parent's mixed in.</summary>
    public readonly Spread Pooled(Spread parent, double weight)
    {
        var variance = ((weight * parent.Up) + UpSquares + DownSquares) / (weight + UpCount + DownCount);
        return new Spread(variance, variance);
    }

    /// <summary>Learns one value, its residual from the expected <paramref name="mean"/> clipped at three sigmas.</summary>
    public void Learn(double value, double mean, Spread spread)
    {
        var residual = Math.Clamp(value - mean, -ClipAtSigmas * Math.Sqrt(spread.Down), ClipAtSigmas * Math.Sqrt(spread.Up));
        Count = Math.Min(Count + 1, MaxRows);
        Mean = (float)(Mean + ((mean + residual - Mean) / Count));
        var square = (float)(residual * residual);
        if (residual > 0)
        {
            UpCount++;
            UpSquares += square;
        }
        else
        {
            DownCount++;
            DownSquares += square;
        }
        if (UpCount + DownCount > MaxRows) Fade(MaxRows / (UpCount + DownCount));
    }

    private void Fade(float by)
    {
        UpCount *= by;
        UpSquares *= by;
        DownCount *= by;
        DownSquares *= by;
    }
}

/// <summary>Variances above and below a mean.</summary>
public readonly record struct Spread(double Up, double Down);

/// <summary>Both transforms of the amount: A on the cube root with one variance, B on ln(1 + a) with a variance on each side.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct AmountStates
{
    public AmountState Cube;
    public AmountState Log;
}

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>Smooths 24 hours around the clock with (.2, .6, 1, .6, .2)/2.6, so that 23:50 and 00:10 are neighbours.</summary>
public static class HourKernel
{
    private const double Near = 0.6 / 2.6;
    private const double Far = 0.2 / 2.6;
    private const double Centre = 1 / 2.6;

    public static void Smooth(ReadOnlySpan<float> hours, Span<double> smooth)
    {
        for (var h = 0; h < 24; h++)
        {
            smooth[h] = (Centre * hours[h])
                + (Near * (hours[(h + 23) % 24] + hours[(h + 1) % 24]))
                + (Far * (hours[(h + 22) % 24] + hours[(h + 2) % 24]));
        }
    }
}

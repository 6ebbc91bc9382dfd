namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>Upper tails on the log scale, exact far beyond where a probability underflows.</summary>
public static class NormalTail
{
    private const double LogSqrtTwoPi = 0.918938533204672741780;

    /// <summary>
    /// Surprisal in nats of a standard normal deviate: −ln P(N(0,1) &gt; z). Below 2 by the series of Abramowitz and Stegun
    /// 26.2.11, above by the continued fraction of Mills' ratio (26.2.14); relative error below 1e-9. Never negative.
    /// </summary>
    public static double Surprisal(double z)
    {
        if (z < -8) return 0;
        return z < 2 ? -Math.Log(UpperTail(z)) : (z * z / 2) + LogSqrtTwoPi - Math.Log(MillsRatio(z));
    }

    /// <summary>
    /// The normal deviate as unusual as a Student t with <paramref name="df"/> degrees of freedom, signed.
    /// Wallace (1959), "Bounds on normal approximations to Student's and the chi-square distributions".
    /// </summary>
    public static double FromStudent(double t, double df)
    {
        var z = ((8 * df) + 1) / ((8 * df) + 3) * Math.Sqrt(df * Math.Log(1 + (t * t / df)));
        return t < 0 ? -z : z;
    }

    private static double UpperTail(double z)
    {
        double term = z, sum = z, square = z * z;
        for (var k = 3; k < 120 && Math.Abs(term) > 1e-14; k += 2)
        {
            term *= square / k;
            sum += term;
        }
        return Math.Max(0.5 - (sum * Math.Exp((-square / 2) - LogSqrtTwoPi)), 1e-300);
    }

    private static double MillsRatio(double z)
    {
        var fraction = z;
        for (var k = 40; k > 0; k--) fraction = z + (k / fraction);
        return 1 / fraction;
    }
}

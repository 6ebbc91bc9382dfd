using System.Globalization;

namespace FinanceTrack.Benchmarks.Load;

/// <summary>Latencies of one route.</summary>
internal sealed class Measurement
{
    private readonly List<double> _milliseconds = new(100_000);
    private int _failures;
    private double _seconds;

    public void Add(TimeSpan latency, int status)
    {
        _milliseconds.Add(latency.TotalMilliseconds);
        if (status is < 200 or > 299)
            _failures++;
    }

    public static Measurement Sum(IEnumerable<Measurement> parts, TimeSpan length)
    {
        var sum = new Measurement { _seconds = length.TotalSeconds };
        foreach (var part in parts)
        {
            sum._milliseconds.AddRange(part._milliseconds);
            sum._failures += part._failures;
        }

        sum._milliseconds.Sort();
        return sum;
    }

    /// <summary>Requests a second, median, 99th percentile, maximum (milliseconds), and answers that were not 2xx.</summary>
    public string[] Columns()
    {
        string At(double share) => _milliseconds[(int)Math.Min(_milliseconds.Count - 1, share * _milliseconds.Count)].ToString(
            "0.0", CultureInfo.InvariantCulture);
        return
        [
            (_milliseconds.Count / _seconds).ToString("0", CultureInfo.InvariantCulture),
            At(.5), At(.99), At(1),
            _failures.ToString(CultureInfo.InvariantCulture),
        ];
    }

    public string PerRequest(TimeSpan time) => time == default
        ? "-"
        : (time.TotalMicroseconds / _milliseconds.Count).ToString("0", CultureInfo.InvariantCulture);
}

using System.Numerics;

namespace FinanceTrack.Domain.Forecast;

/// <summary>
/// A small, fast generator whose numbers depend on the seed alone, on every platform and version: xoshiro256** of Blackman and Vigna,
/// seeded by SplitMix64.
/// </summary>
internal sealed class SeededRandom
{
    private const double UnitOf53Bits = 1.0 / (1UL << 53);
    private ulong _a, _b, _c, _d;

    public SeededRandom(ulong seed) => (_a, _b, _c, _d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));

    /// <summary>At least 0 and below 1.</summary>
    public double NextDouble() => (Next() >> 11) * UnitOf53Bits;

    /// <summary>At least 0 and below the bound.</summary>
    public int Next(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Standard normal (Box and Muller).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

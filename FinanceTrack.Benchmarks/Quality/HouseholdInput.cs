using System.CommandLine;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>The households that the commands for links and balance checks measure on: generated, or read from a folder.</summary>
internal static class HouseholdInput
{
    public static Option<DirectoryInfo?> Data() =>
        new("--data") { Description = "A folder of labelled households as CSV, in place of generated ones." };

    public static Option<int> Households(int count) =>
        new("--households") { Description = "How many households to generate of each regime.", DefaultValueFactory = _ => count };

    public static IEnumerable<(string Name, IReadOnlyList<LinkHousehold> Households)> Sets(DirectoryInfo? data, int count)
    {
        if (data is not null)
        {
            yield return (data.Name, LinkHouseholdFiles.Read(data));
            yield break;
        }

        foreach (var regime in (Regime[])[Regime.First, Regime.Other, Regime.Invented])
            yield return (regime.Name, [.. regime.Households(count)]);
    }
}

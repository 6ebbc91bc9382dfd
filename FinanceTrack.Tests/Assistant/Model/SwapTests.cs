using FinanceTrack.Benchmarks.Assistant;
using FinanceTrack.Benchmarks.Assistant.Scripted;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>A model that puts right figures into wrong places, over both transports.</summary>
public sealed class SwapTests(HostileHousehold household) : IClassFixture<HostileHousehold>
{
    private const string Question = "What did I spend in January, February and March, by category?";
    private const int PerAnswer = 8;
    private const int MinSwaps = 2_000;

    [SkippableFact]
    public async Task No_swapped_figure_is_shown()
    {
        Support.FinanceTrackHost.InProcessOnly();
        var planted = 0;
        var shown = new List<string>();
        var all = await AllAsync();
        foreach (var (index, swaps) in all.Chunk(PerAnswer).Index())
        {
            household.Script = request =>
                request.ToolResults.Count == 0 && request.Tools.Count > 0
                    ? HostileSwaps.Tools()
                    : ScriptedReply.Says(string.Join(' ', swaps.Select(swap => swap.Draft)));
            foreach (var streams in new[] { false, true })
            {
                var answer = await household.AskAsync(Question, streams);
                planted += swaps.Length;
                shown.AddRange(
                    from swap in swaps
                    from sentence in Sentences(answer.Text)
                    where sentence.Contains(swap.Digits, StringComparison.Ordinal)
                        && sentence.Contains(swap.Wrong, StringComparison.OrdinalIgnoreCase)
                    select $"{index}: {swap.Draft} -> {sentence}");
            }
        }

        Assert.Empty(shown);
        Assert.True(planted >= MinSwaps, $"Only {planted} swaps were planted.");
    }

    private static string[] Sentences(string text) =>
        text.Replace(".\n", "\n", StringComparison.Ordinal).Split([". ", "\n", "; "], StringSplitOptions.RemoveEmptyEntries);

    private async Task<IReadOnlyList<PlantedSwap>> AllAsync()
    {
        IReadOnlyList<PlantedSwap> swaps = [];
        household.Script = request =>
        {
            if (request.ToolResults.Count == 0)
                return HostileSwaps.Tools();
            swaps = [.. HostileSwaps.Of(ScriptedFact.Of(request))];
            return ScriptedReply.Says("I cannot answer this.");
        };
        await household.AskAsync(Question, streams: false);
        return swaps;
    }
}

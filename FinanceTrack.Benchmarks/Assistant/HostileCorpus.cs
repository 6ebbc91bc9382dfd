using System.Text.Json;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A text that wants more of an assistant than to be quoted.</summary>
/// <param name="Kind">What it wants.</param>
internal sealed record HostileText(string Kind, string Language, string Text);

/// <summary>The hostile texts of the data set.</summary>
/// <param name="Texts">What others put into merchants, notes and file names.</param>
/// <param name="Drafts">What a malicious or careless model writes itself.</param>
internal sealed record HostileCorpus(IReadOnlyList<HostileText> Texts, IReadOnlyList<HostileText> Drafts)
{
    private const string Resource = "FinanceTrack.Benchmarks.Assistant.DataSet.hostile.json";

    public static HostileCorpus All { get; } = Read();

    public IEnumerable<string> DraftsOf(string kind) => Drafts.Where(draft => draft.Kind == kind).Select(draft => draft.Text);

    private static HostileCorpus Read()
    {
        using var stream = typeof(HostileCorpus).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        return JsonSerializer.Deserialize<HostileCorpus>(stream, JsonSerializerOptions.Web)!;
    }
}

namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>
/// A language in which questions are understood: its short forms written out, and its phrases by what they mean. Phrases are folded,
/// separated by commas or lines; a word that ends in * stands for all that begin with it. Adding a language is adding one of these to
/// <see cref="All"/>, its phrases to the folder Words, its periods to <see cref="PeriodReader"/> and its sentences to
/// <see cref="OfflineTemplates"/>.
/// </summary>
internal sealed class Language(
    bool isGerman, IReadOnlyList<(string Short, string Long)> shortForms, IReadOnlyList<(Concept Concept, string Phrases)> phrases)
{
    public static IReadOnlyList<Language> All { get; } = [EnglishWords.Language, GermanWords.Language];

    public bool IsGerman => isGerman;

    /// <summary>Written out, with a space on both sides: " what's " is " what is ".</summary>
    public IReadOnlyList<(string Short, string Long)> ShortForms => shortForms;

    public Lexicon Lexicon { get; } = new(phrases);

    /// <summary>The language in which most of the words are known; the first one in doubt.</summary>
    public static Language Of(IReadOnlyList<string> words) =>
        All.MaxBy(language => language.Lexicon.Scan(words).Count(word => word is not null))!;
}

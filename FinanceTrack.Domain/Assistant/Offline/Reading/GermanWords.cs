namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>How questions about money are asked in German.</summary>
internal static class GermanWords
{
    public static Language Language { get; } = new(
        isGerman: true,
        [
            ("wie's", "wie es"), ("gibt's", "gibt es"), ("hab's", "habe es"), ("war's", "war es"), ("ist's", "ist es"),
            ("geht's", "geht es"),
            ("hab'", "habe"), ("'ne", "eine"), ("'n", "ein"), ("wieviel", "wie viel"), ("wieviele", "wie viele"), ("sag mal", "sage mir"),
            ("haste", "hast du"), ("kannste", "kannst du"), ("weisste", "weisst du"), ("sach", "sag"), ("sieht's", "sieht es"),
            ("steht's", "steht es"), ("schaut's", "schaut es"), ("ich's", "ich es"), ("hats", "hat es"), ("gibts", "gibt es"),
            ("wars", "war es"), ("wirds", "wird es"), ("wird's", "wird es"), ("hat's", "hat es"), ("reicht's", "reicht es"),
        ],
        PhraseFiles.Read("de"));
}

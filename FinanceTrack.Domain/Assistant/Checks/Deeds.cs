using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>
/// Sentences that say that something was changed. Nothing is changed by an answer: a proposal is confirmed by a person, and the server says
/// what came of it.
/// </summary>
internal static partial class Deeds
{
    /// <summary>Whether the sentence, folded, claims a change.</summary>
    public static bool AreClaimedIn(string folded) => Own().IsMatch(folded) || Passive().IsMatch(folded) || Done().IsMatch(folded);

    [GeneratedRegex(
        """
        \b(?:i|we)(?:\s(?:have|just|already|now|also|then|successfully)|['’]ve|\sve)*\s
        (?:changed|deleted|removed|added|recorded|moved|recategori[sz]ed|linked|dismissed|updated|created|cancell?ed|transferred|booked
        |edited|confirmed|applied|saved|corrected|fixed|merged|undid|renamed)\b
        | \b(?:ich|wir)\shaben?\b.*\b(?:geandert|geloscht|verschoben|hinzugefugt|entfernt|verknupft|bestatigt|umgebucht|gespeichert
        |korrigiert|uberwiesen|erstellt|angelegt|storniert)\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(
        """
        \b(?:transactions?|categor(?:y|ies)|entry|entries|changes?|proposals?|links?|anomal(?:y|ies)|insights?)
        \s(?:has|have|was|were|is|are)(?:\s(?:now|been|already|successfully))*
        \s(?:changed|deleted|removed|added|moved|recategori[sz]ed|linked|dismissed|updated|confirmed|applied|undone|renamed)\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Passive();

    [GeneratedRegex(
        @"\b(?:it|that|this|everything|all)(?:\sis|\shas\sbeen|['’]s)?\s(?:all\s)?done\b|\berledigt\b", RegexOptions.CultureInvariant)]
    private static partial Regex Done();
}

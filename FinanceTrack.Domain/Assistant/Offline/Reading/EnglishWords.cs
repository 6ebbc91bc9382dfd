namespace FinanceTrack.Domain.Assistant.Offline.Reading;

/// <summary>How questions about money are asked in English.</summary>
internal static class EnglishWords
{
    public static Language Language { get; } = new(
        isGerman: false,
        [
            ("what's", "what is"), ("whats", "what is"), ("where's", "where is"), ("how's", "how is"), ("who's", "who is"),
            ("when's", "when is"), ("that's", "that is"), ("it's", "it is"), ("there's", "there is"), ("let's", "let us"),
            ("here's", "here is"), ("why's", "why is"), ("what're", "what are"), ("how're", "how are"), ("where'd", "where did"),
            ("how'd", "how did"), ("what'd", "what did"), ("why'd", "why did"), ("when'd", "when did"), ("i'm", "i am"),
            ("i've", "i have"), ("we've", "we have"), ("i'd", "i would"), ("i'll", "i will"), ("we'll", "we will"), ("we're", "we are"),
            ("what'll", "what will"), ("it'll", "it will"), ("there'll", "there will"), ("didn't", "did not"), ("don't", "do not"),
            ("doesn't", "does not"), ("can't", "can not"), ("won't", "will not"), ("haven't", "have not"), ("hasn't", "has not"),
            ("isn't", "is not"), ("wasn't", "was not"), ("aren't", "are not"), ("gonna", "going to"), ("wanna", "want to"),
            ("gimme", "give me"), ("lemme", "let me"), ("dunno", "do not know"), ("y'all", "we"), ("o'clock", "oclock"),
            ("didnt", "did not"), ("dont", "do not"), ("doesnt", "does not"), ("cant", "can not"), ("wont", "will not"), ("ive", "i have"),
            ("havent", "have not"), ("hasnt", "has not"), ("isnt", "is not"), ("wasnt", "was not"), ("arent", "are not"),
            ("hows", "how is"),
            ("wheres", "where is"), ("whos", "who is"), ("thats", "that is"), ("theres", "there is"), ("weve", "we have"),
            ("howmuch", "how much"), ("howmany", "how many"), ("alot", "a lot"), ("what've", "what have"), ("where've", "where have"),
            ("how've", "how have"), ("who'd", "who did"), ("'bout", "about"), ("should've", "should have"), ("could've", "could have"),
            ("would've", "would have"), ("i'm gonna", "i am going to"), ("couldn't", "could not"), ("wouldn't", "would not"),
            ("shouldn't", "should not"), ("you've", "you have"), ("you're", "you are"), ("they're", "they are"), ("c'mon", "come on"),
        ],
        PhraseFiles.Read("en"));
}

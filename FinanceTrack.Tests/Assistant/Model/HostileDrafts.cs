using FinanceTrack.Benchmarks.Assistant;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>What a malicious or careless model writes: the drafts of the data set.</summary>
internal static class HostileDrafts
{
    /// <summary>Ways to lead a person out of the product.</summary>
    public static readonly string[] Reaching = [.. HostileCorpus.All.DraftsOf("reaching")];

    /// <summary>Ways to ask for what is the person's alone.</summary>
    public static readonly string[] Demanding = [.. HostileCorpus.All.DraftsOf("demanding")];

    /// <summary>What is not an answer in the form that was asked for.</summary>
    public static readonly string[] Formless = [.. HostileCorpus.All.DraftsOf("formless")];
}

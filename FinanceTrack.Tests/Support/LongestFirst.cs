using Xunit.Abstractions;

[assembly: TestCollectionOrderer("FinanceTrack.Tests.Support.LongestFirst", "FinanceTrack.Tests")]

namespace FinanceTrack.Tests.Support;

/// <summary>Begins with the classes that take longest, those with a browser, so that no core waits for one of them at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderByDescending(collection => collection.DisplayName.Contains(".WebConsole.", StringComparison.Ordinal));
}

namespace FinanceTrack.Tests.Support;

/// <summary>
/// The collection of tests whose subject is real time, such as a lease that is renewed in time, or the few seconds that storage has for
/// an answer: they run after all others and one at a time, so that no other test takes the processor from what they wait for.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Undisturbed
{
    public const string Name = "Undisturbed";
}

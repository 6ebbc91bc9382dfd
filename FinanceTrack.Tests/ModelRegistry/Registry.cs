using FinanceTrack.Domain.ModelRegistry;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTrack.Tests.ModelRegistry;

/// <summary>The use cases of the registry over a store, for tests of what changes it.</summary>
internal sealed class Registry(ModelStore store, TimeProvider time, params ModelFormat[] formats)
{
    private readonly PointerChange _change = new(store, formats);

    public PromoteModel Promote => new(_change, time);

    public RollBackModel RollBack => new(_change, time);

    public RollBackIfWorse GoBack => new(RollBack, NullLogger<RollBackIfWorse>.Instance);

    public PinModel Pin => new(_change, time);

    /// <summary>Makes a version the served one, and expects that it goes well.</summary>
    public async Task<TaggedPointer> PromoteAsync(string kind, string version) =>
        (await Promote.ExecuteAsync(kind, new ModelPromotion(version, "A test wants it so."), null, default, default)).Value;
}

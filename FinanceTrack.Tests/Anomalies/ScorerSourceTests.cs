using Azure.Storage.Blobs;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Anomalies;

public sealed class ScorerSourceTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task New_priors_come_into_force_when_every_instance_has_had_time_to_read_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var priors = PriorsFit.Fit(1, [Histories.Lunches().ToList()]);
        await database.Database.WriteAsync(
            async session =>
            {
                await PriorsTable.InsertAsync(session, new DatedPriors(_time.Now() + ScorerSource.ChangeOver, priors));
                return 0;
            },
            CancellationToken.None);
        using var models = new CurrentModel<AnomalyModelParts>(
            new ModelStore(new BlobServiceClient(await StorageEmulator.TakeAccountAsync())), new AnomalyModelFormat(), _time,
            NullLogger<CurrentModel<AnomalyModelParts>>.Instance);
        using var source = new ScorerSource(database.Database, models, _time, NullLogger<ScorerSource>.Instance);

        var before = await source.GetAsync(CancellationToken.None);
        _time.Advance(ScorerSource.ChangeOver + TimeSpan.FromSeconds(1));
        var after = await source.GetAsync(CancellationToken.None);

        Assert.Equal(0, before.Priors.Version);
        Assert.Equal(PriorsCodec.Encode(priors), PriorsCodec.Encode(after.Priors));
    }
}

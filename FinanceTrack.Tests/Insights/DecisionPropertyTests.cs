using CsCheck;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Insights;

/// <summary>Any order of rows, edits, dismissals, days and runs.</summary>
public sealed class DecisionPropertyTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 10, 4, 0, 0, TimeSpan.Zero));
    private TestLedger _ledger = null!;

    private static readonly Gen<InsightStep[]> Steps = Gen.Select(
        Gen.Enum<InsightStepKind>(), Gen.Int[0, 1_000], Gen.Int[1, 5],
        (kind, target, size) => new InsightStep(kind, target, size)).Array[8, 40];

    public async Task InitializeAsync() => _ledger = await TestLedger.StartAsync(
        DatabaseProvider.Sqlite, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_time)));

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public Task Nothing_is_said_twice_and_nothing_dismissed_comes_back() => Steps.SampleAsync(async steps =>
    {
        var person = new InsightPerson(_ledger, _time, (await _ledger.AddUserAsync()).Id);
        await person.StartAsync();
        foreach (var step in steps)
            await person.ApplyAsync(step);
    }, iter: 25, threads: 1);
}

using System.Net;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

public sealed class AttemptTableTests(MigratedDatabases databases) : IClassFixture<MigratedDatabases>
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 5, 0, TimeSpan.Zero));

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Attempts_past_the_limit_are_refused_until_the_window_ends(DatabaseProvider provider)
    {
        var attempts = await CreateAsync(provider);
        var limit = new Limit("window", Guid.NewGuid().ToString(), 2);
        Assert.Null(await attempts.CountAsync(default, limit));
        Assert.Null(await attempts.CountAsync(default, limit));

        var refused = await attempts.CountAsync(default, limit);

        Assert.Equal(TimeSpan.FromMinutes(10), refused?.RetryAfter);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await attempts.CountAsync(default, limit));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_limit_holds_under_many_attempts_at_once(DatabaseProvider provider)
    {
        var attempts = await CreateAsync(provider);
        var limit = new Limit("race", Guid.NewGuid().ToString(), 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => attempts.CountAsync(default, limit)));

        Assert.Equal(5, answers.Count(answer => answer is null));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Subjects_and_limits_are_counted_apart(DatabaseProvider provider)
    {
        var attempts = await CreateAsync(provider);
        var subject = Guid.NewGuid().ToString();
        await attempts.CountAsync(default, new Limit("one", subject, 1));

        Assert.Null(await attempts.CountAsync(default, new Limit("two", subject, 1)));
        Assert.Null(await attempts.CountAsync(default, new Limit("one", Guid.NewGuid().ToString(), 1)));
        Assert.NotNull(await attempts.CountAsync(default, new Limit("one", subject, 1)));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_is_past_a_wide_limit_leaves_no_row_of_a_narrow_one(DatabaseProvider provider)
    {
        var attempts = await CreateAsync(provider);
        var wide = new Limit("wide", Guid.NewGuid().ToString(), 1);
        await attempts.CountAsync(default, wide);
        var narrow = new Limit("narrow", Guid.NewGuid().ToString(), 5);

        Assert.NotNull(await attempts.CountAsync(default, narrow, wide));

        var database = await databases.GetAsync(provider);
        var windowEnd = AttemptTable.WindowEnd(_time.GetUtcNow(), TimeSpan.FromMinutes(15));
        Assert.Equal(0, await database.ReadAsync(session => AttemptTable.ReadAsync(session, narrow, windowEnd), default));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    public void An_address_is_an_ipv4_address_or_an_ipv6_network(string address, string subject) =>
        Assert.Equal(subject, AttemptTable.SubjectOf(IPAddress.Parse(address)));

    private async Task<AttemptTable> CreateAsync(DatabaseProvider provider) =>
        new(await databases.GetAsync(provider), Options.Create(new LimitOptions()), _time);
}

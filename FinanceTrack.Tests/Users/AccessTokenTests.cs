using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTrack.Tests.Users;

public sealed class AccessTokenTests : IDisposable
{
    private static readonly LedgerMembership Own = new(Guid.NewGuid(), LedgerRole.Owner, IsOwn: true);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2100, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly MemorySigningKeys _store;
    private readonly Instance _here;
    private readonly Instance _elsewhere;

    public AccessTokenTests()
    {
        _store = new MemorySigningKeys(_time);
        _here = new Instance(_store, _time);
        _elsewhere = new Instance(_store, _time);
    }

    [Fact]
    public async Task A_token_says_on_every_instance_what_was_put_into_it()
    {
        var (userId, sessionId, signedInAt) = (Guid.NewGuid(), Guid.NewGuid(), _time.GetUtcNow().AddHours(-3));
        var ledger = new LedgerMembership(Guid.NewGuid(), LedgerRole.Editor, IsOwn: false);
        var (text, expiresAt) = await _here.Tokens.IssueAsync(userId, UserRole.Admin, ledger, sessionId, signedInAt, default);

        var expected = new AccessToken(userId, sessionId, UserRole.Admin, ledger, signedInAt, expiresAt);
        Assert.Equal(expected, await _here.Tokens.ReadAsync(text, default));
        Assert.Equal(expected, await _here.Tokens.ReadAsync(text, default)); // Now from the cache.
        Assert.Equal(expected, await _elsewhere.Tokens.ReadAsync(text, default));
    }

    [Fact]
    public async Task A_token_ends_after_ten_minutes_also_when_it_is_remembered()
    {
        var text = await IssueAsync(_here);
        _time.Advance(TimeSpan.FromMinutes(9));
        Assert.NotNull(await _here.Tokens.ReadAsync(text, default));

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await _here.Tokens.ReadAsync(text, default));
        Assert.Null(await _elsewhere.Tokens.ReadAsync(text, default));
    }

    [Fact]
    public async Task A_token_of_an_ended_session_is_refused_at_once_here()
    {
        var sessionId = Guid.NewGuid();
        var (text, _) = await _here.Tokens.IssueAsync(Guid.NewGuid(), UserRole.User, Own, sessionId, _time.GetUtcNow(), default);
        Assert.NotNull(await _here.Tokens.ReadAsync(text, default));

        _here.Ended.Add([sessionId]);

        Assert.Null(await _here.Tokens.ReadAsync(text, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")]
    public async Task A_text_that_is_not_a_token_is_refused(string text)
    {
        await IssueAsync(_here);

        Assert.Null(await _here.Tokens.ReadAsync(text, default));
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var parts = (await IssueAsync(_here)).Split('.');
        var other = (await IssueAsync(_here)).Split('.');

        Assert.Null(await _here.Tokens.ReadAsync($"{parts[0]}.{other[1]}.{parts[2]}", default));
    }

    [Fact]
    public async Task A_token_signed_with_a_key_that_is_not_ours_is_refused()
    {
        await IssueAsync(_here);
        using var stranger = new Instance(new MemorySigningKeys(_time), _time);

        Assert.Null(await _here.Tokens.ReadAsync(await IssueAsync(stranger), default));
    }

    [Theory]
    [InlineData("longer than ten minutes", 0, 0, 3600)]
    [InlineData("issued later than now", 300, 0, 600)]
    [InlineData("not good yet", 0, 300, 600)]
    public async Task A_token_signed_with_our_key_is_refused_when_it_is(string what, int issuedIn, int goodIn, int lifetime)
    {
        Assert.NotNull(await _here.Tokens.ReadAsync(await ForgeAsync(0, 0, 600, "User"), default));

        var token = await _here.Tokens.ReadAsync(await ForgeAsync(issuedIn, goodIn, lifetime, "User"), default);

        Assert.True(token is null, what);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    [InlineData("admin")]
    [InlineData("User,Admin")]
    public async Task A_role_is_read_by_its_name_alone(string role)
    {
        Assert.Null(await _here.Tokens.ReadAsync(await ForgeAsync(0, 0, 600, role), default));
        Assert.Null(await _here.Tokens.ReadAsync(await ForgeAsync(0, 0, 600, "User", role), default));
    }

    [Fact]
    public async Task A_token_is_refused_once_its_key_is_removed_also_when_it_is_cached()
    {
        var text = await IssueAsync(_here);
        Assert.NotNull(await _here.Tokens.ReadAsync(text, default));
        var key = (await _store.ListAsync(default)).Single();

        await _store.RemoveAsync(key.Id, default);
        await _here.Ring.RereadAsync(default);

        Assert.Null(await _here.Tokens.ReadAsync(text, default));
    }

    public void Dispose()
    {
        _here.Dispose();
        _elsewhere.Dispose();
    }

    private async Task<string> IssueAsync(Instance instance) =>
        (await instance.Tokens.IssueAsync(Guid.NewGuid(), UserRole.User, Own, Guid.NewGuid(), _time.GetUtcNow(), default)).Text;

    /// <summary>A token as anyone with our private key could write it; the times are seconds from now.</summary>
    private async Task<string> ForgeAsync(int issuedIn, int goodIn, int lifetime, string role, string ledgerRole = "Owner")
    {
        var key = await _here.Ring.CurrentAsync(default);
        var now = _time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = new AccessTokenOptions().Issuer,
            Audience = new AccessTokenOptions().Audience,
            IssuedAt = now.AddSeconds(issuedIn),
            NotBefore = now.AddSeconds(goodIn),
            Expires = now.AddSeconds(issuedIn + lifetime),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Guid.NewGuid().ToString(),
                ["sid"] = Guid.NewGuid().ToString(),
                ["role"] = role,
                ["ledger"] = Guid.NewGuid().ToString(),
                ["ledger_role"] = ledgerRole,
                ["ledger_own"] = true,
                ["auth_time"] = _time.GetUtcNow().ToUnixTimeSeconds(),
            },
            SigningCredentials = new SigningCredentials(key.PrivateKey, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private sealed class Instance : IDisposable
    {
        public Instance(ISigningKeyStore store, TimeProvider time)
        {
            Ring = new SigningKeyRing(store, time, NullLogger<SigningKeyRing>.Instance);
            Ended = new EndedSessions(time);
            Tokens = new AccessTokens(
                Ring, Ended, Options.Create(new AccessTokenOptions()), new SecurityEvents(NullLogger<SecurityEvents>.Instance), time);
        }

        public SigningKeyRing Ring { get; }

        public EndedSessions Ended { get; }

        public AccessTokens Tokens { get; }

        public void Dispose()
        {
            Tokens.Dispose();
            Ring.Dispose();
        }
    }
}

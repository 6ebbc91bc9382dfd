using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Users;

public sealed class SigningKeyTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly MemorySigningKeys _store;
    private readonly SigningKeyRing _ring;

    public SigningKeyTests()
    {
        _store = new MemorySigningKeys(_time);
        _ring = new SigningKeyRing(_store, _time, NullLogger<SigningKeyRing>.Instance);
    }

    [Fact]
    public async Task A_key_a_month_old_gets_a_successor_that_is_published_before_it_signs()
    {
        var first = await _ring.CurrentAsync(default);
        _time.Advance(TimeSpan.FromDays(30));

        await RotateAsync();
        await RotateAsync();

        Assert.Equal(2, (await new ListPublicKeys(_ring).ExecuteAsync(default)).Keys.Count);
        Assert.Equal(first.Id, (await _ring.CurrentAsync(default)).Id);
        _time.Advance(SigningKeyRing.Overlap);
        Assert.NotEqual(first.Id, (await _ring.CurrentAsync(default)).Id);
    }

    [Fact]
    public async Task A_replaced_key_verifies_until_its_last_token_has_expired()
    {
        var first = await _ring.CurrentAsync(default);
        _time.Advance(TimeSpan.FromDays(30));
        await RotateAsync();
        _time.Advance(SigningKeyRing.Overlap + TimeSpan.FromMinutes(59));
        await RotateAsync();
        Assert.NotNull(await _ring.FindAsync(first.Id, default));

        _time.Advance(TimeSpan.FromMinutes(1));
        await RotateAsync();

        Assert.Null(await _ring.FindAsync(first.Id, default));
        Assert.Equal(1, _store.Count);
    }

    [Fact]
    public async Task A_young_key_is_left_alone()
    {
        var first = await _ring.CurrentAsync(default);
        _time.Advance(TimeSpan.FromDays(29));

        await RotateAsync();

        Assert.Equal(first.Id, Assert.Single(await _ring.ListAsync(default)).Id);
    }

    [Fact]
    public async Task Known_keys_go_on_while_the_store_is_down()
    {
        var first = await _ring.CurrentAsync(default);
        _store.IsDown = true;
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(first.Id, (await _ring.CurrentAsync(default)).Id);
    }

    [Fact]
    public async Task The_public_set_holds_no_private_part()
    {
        var key = Assert.Single((await new ListPublicKeys(_ring).ExecuteAsync(default)).Keys);

        Assert.Equal(("EC", "P-256", "sig", "ES256"), (key.Kty, key.Crv, key.Use, key.Alg));
        Assert.DoesNotContain(typeof(PublicKey).GetProperties(), property => property.Name == "D");
    }

    [Fact]
    public async Task Keys_in_files_come_back_and_are_their_owners_alone()
    {
        var folder = Directory.CreateTempSubdirectory("financetrack-test-").FullName;
        try
        {
            var files = new FileSigningKeys(Options.Create(new AccessTokenOptions { KeysFolder = folder }), _time);
            var key = SigningKey.Create(_time.GetUtcNow(), _time.GetUtcNow().AddDays(1));

            await files.AddAsync(key, default);

            var read = Assert.Single(await files.ListAsync(default));
            Assert.Equal((key.Id, key.SignsFrom, key.ExpiresAt), (read.Id, read.SignsFrom, read.ExpiresAt));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(folder))));
            }

            await files.RemoveAsync(key.Id, default);
            Assert.Empty(await files.ListAsync(default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _ring.Dispose();

    private Task RotateAsync() => new RotateSigningKeys(_store, _ring, _time, NullLogger<RotateSigningKeys>.Instance).ExecuteAsync(default);
}

using System.Security.Cryptography;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Domain.Users.TwoFactor;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OtpNet;

namespace FinanceTrack.Tests.Users;

public sealed class AuthenticatorKeyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Key = "PFDEJVOTPFDEJVOTPFDEJVOTPFDEJVOT";

    [SkippableFact]
    public async Task A_copy_of_the_database_does_not_give_the_key_of_an_authenticator()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var begun = await user.PostAsync("me/two-factor", new { password = user.Password });

        var stored = (await AccountAsync(user.Id)).AuthenticatorKey!;

        Assert.DoesNotContain(begun.Body.GetProperty("key").GetString()!, stored, StringComparison.Ordinal);
        Assert.True(AuthenticatorKeys.IsProtected(stored));
    }

    [SkippableFact]
    public async Task A_key_that_was_stored_in_the_clear_works_and_its_use_encrypts_it()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(fixture.Host);
        await fixture.Host.Services.GetRequiredService<Database>().WriteAsync(
            async session =>
            {
                var account = (await UserTable.LockAsync(session, user.Id))!;
                (account.AuthenticatorKey, account.TwoFactorEnabled) = (Key, true);
                await UserTable.UpdateCredentialsAsync(session, account);
                return 0;
            },
            CancellationToken.None);

        await TestUser.SignInAsync(fixture.Host, user.Email, user.Password, new Authenticator(Key).CodeAt(TimeProvider.System));

        Assert.True(AuthenticatorKeys.IsProtected((await AccountAsync(user.Id)).AuthenticatorKey!));
        var next = new Authenticator(Key).CodeAt(TimeProvider.System, stepsAhead: 1);
        await TestUser.SignInAsync(fixture.Host, user.Email, user.Password, next);
    }

    [Fact]
    public async Task A_key_is_read_by_every_instance_and_as_its_own_users_alone()
    {
        var store = new MemoryDataKeys();
        using var here = new DataKeyRing(store, TimeProvider.System, NullLogger<DataKeyRing>.Instance);
        using var elsewhere = new DataKeyRing(store, TimeProvider.System, NullLogger<DataKeyRing>.Instance);
        var userId = Guid.NewGuid();

        var stored = await new AuthenticatorKeys(here).ProtectAsync(userId, Key, default);

        Assert.Equal(Base32Encoding.ToBytes(Key), await new AuthenticatorKeys(elsewhere).ReadAsync(userId, stored, default));
        await Assert.ThrowsAnyAsync<CryptographicException>(
            async () => await new AuthenticatorKeys(here).ReadAsync(Guid.NewGuid(), stored, default));
    }

    [Fact]
    public async Task Two_instances_that_each_make_a_first_key_read_what_the_other_wrote()
    {
        var store = new MemoryDataKeys { IsHidden = true };
        using var here = new DataKeyRing(store, TimeProvider.System, NullLogger<DataKeyRing>.Instance);
        using var elsewhere = new DataKeyRing(store, TimeProvider.System, NullLogger<DataKeyRing>.Instance);
        await here.CurrentAsync(default);
        await elsewhere.CurrentAsync(default);
        store.IsHidden = false;

        Assert.Equal(2, store.Count);
        Assert.Equal((await here.CurrentAsync(default)).Id, (await elsewhere.CurrentAsync(default)).Id);
    }

    [Fact]
    public async Task Without_a_vault_a_data_key_is_a_file_that_only_its_owner_can_read()
    {
        var folder = Directory.CreateTempSubdirectory("financetrack-test-").FullName;
        var store = new FileDataKeys(Options.Create(new AccessTokenOptions { KeysFolder = folder }));
        var key = DataKey.Create(DateTimeOffset.UnixEpoch);

        await store.AddAsync(key, default);

        Assert.Equal(key.Export(), Assert.Single(await store.ListAsync(default)).Export());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(folder))));
        Directory.Delete(folder, recursive: true);
    }

    private async Task<UserAccount> AccountAsync(Guid userId) =>
        (await fixture.Host.Services.GetRequiredService<Database>().ReadAsync(
            session => UserTable.FindAsync(session, userId), CancellationToken.None))!;
}

/// <summary>A key store that several rings share, as instances share a vault.</summary>
internal sealed class MemoryDataKeys : IDataKeyStore
{
    private readonly List<DataKey> _keys = [];

    /// <summary>Whether it shows none of its keys yet, as to instances that start side by side.</summary>
    public bool IsHidden { get; set; }

    public int Count => _keys.Count;

    public Task<IReadOnlyList<DataKey>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DataKey>>(IsHidden ? [] : [.. _keys]);

    public Task AddAsync(DataKey key, CancellationToken cancellationToken)
    {
        _keys.Add(key);
        return Task.CompletedTask;
    }
}

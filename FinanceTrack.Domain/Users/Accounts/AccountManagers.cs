using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Makes Identity's <see cref="UserManager{TUser}"/> for one transaction, so that what it changes commits with the rest.</summary>
public sealed class AccountManagers(
    IOptions<IdentityOptions> options,
    IPasswordHasher<UserAccount> hasher,
    ILookupNormalizer normalizer,
    IServiceProvider services,
    TimeProvider time,
    ILogger<UserManager<UserAccount>> logger)
{
    // What a user or a password may look like is decided before (AccountRules), outside the transaction.
    public UserManager<UserAccount> In(DbSession session) =>
        new AccountManager(new IdentityUserStore(session, time), options, hasher, normalizer, services, logger);

    private sealed class AccountManager(
        IdentityUserStore store,
        IOptions<IdentityOptions> options,
        IPasswordHasher<UserAccount> hasher,
        ILookupNormalizer normalizer,
        IServiceProvider services,
        ILogger<UserManager<UserAccount>> logger)
        : UserManager<UserAccount>(store, options, hasher, [], [], normalizer, new IdentityErrorDescriber(), services, logger)
    {
        protected override string CreateTwoFactorRecoveryCode() => RecoveryCode.Create();
    }
}

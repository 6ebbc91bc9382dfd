using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Domain.Users.Training;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users;

/// <summary>Registers users, one line a sub-room. Each sub-room's own registrations are in its folder.</summary>
public static class UserServices
{
    public static IServiceCollection AddUsers(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<SecurityEvents>()
        .AddSingleton<AccountEvents>()
        .AddAccounts(configuration)
        .AddApiKeys()
        .AddCredentials()
        .AddLimits(configuration)
        .AddOperators()
        .AddPersonalData()
        .AddSessions()
        .AddTokens(configuration)
        .AddTraining(configuration)
        .AddTwoFactor();
}

using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Training;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.Operators;

internal static class OperatorServices
{
    public static IServiceCollection AddOperators(this IServiceCollection services) => services
        .AddSingleton<TrainingUsers>()
        .AddSingleton<AccountEvents>()
        .AddSingleton<CheckSession>()
        .AddSingleton<CheckMembership>()
        .AddSingleton<OpenAccount>()
        .AddSingleton<EraseLedger>()
        .AddSingleton<LeaveLedgers>()
        .AddSingleton<EraseAccount>()
        .AddSingleton<TakeOverAccount>()
        .AddSingleton<OtherAccess>()
        .AddSingleton<ListAdmins>()
        .AddSingleton<FindUser>()
        .AddSingleton<RevokeAdmin>()
        .AddSingleton<LockUser>()
        .AddSingleton<UnlockUser>()
        .AddSingleton<EndUserSessions>()
        .AddSingleton<RemoveSecondFactor>();
}

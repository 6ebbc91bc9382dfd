using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.Operators;

internal static class OperatorServices
{
    public static IServiceCollection AddOperators(this IServiceCollection services) => services
        .AddSingleton<OperatorWrites>()
        .AddSingleton<ListAdmins>()
        .AddSingleton<FindUser>()
        .AddSingleton<ListUsers>()
        .AddSingleton<GetUser>()
        .AddSingleton<ChangeUserRole>()
        .AddSingleton<EraseUserAccount>()
        .AddSingleton<RevokeAdmin>()
        .AddSingleton<LockUser>()
        .AddSingleton<UnlockUser>()
        .AddSingleton<EndUserSessions>()
        .AddSingleton<RemoveSecondFactor>();
}

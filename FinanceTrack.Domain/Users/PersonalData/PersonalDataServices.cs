using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.PersonalData;

internal static class PersonalDataServices
{
    public static IServiceCollection AddPersonalData(this IServiceCollection services) => services
        .AddSingleton<IUserData, UserAccountData>()
        .AddSingleton<ExportUserData>()
        .AddSingleton<ExportTurns>()
        .AddSingleton<EraseUser>()
        .AddSingleton<EraseLedger>()
        .AddSingleton<LeaveLedgers>()
        .AddSingleton<EraseAccount>()
        .AddSingleton<EraseUnconfirmed>()
        .AddSingleton<ForgetExpired>();
}

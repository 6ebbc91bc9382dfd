using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Accounts;

public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, AccountsData>()
        .AddSingleton<ListAccounts>()
        .AddSingleton<GetAccount>()
        .AddSingleton<CreateAccount>()
        .AddSingleton<UpdateAccount>()
        .AddSingleton<DeleteAccount>()
        .AddSingleton<GetBalances>();
}

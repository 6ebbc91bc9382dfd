using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Recurring;

public static class RecurringServices
{
    public static IServiceCollection AddRecurring(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, StreamData>()
        .AddSingleton<ListStreams>()
        .AddSingleton<UpdateStream>()
        .AddSingleton<ListExpectedPayments>();
}

using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Assertions;

public static class AssertionsServices
{
    public static IServiceCollection AddAssertions(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, AssertionData>()
        .AddSingleton<ListAssertions>()
        .AddSingleton<AssertBalance>()
        .AddSingleton<DeleteAssertion>()
        .AddSingleton<AdjustBalance>();
}

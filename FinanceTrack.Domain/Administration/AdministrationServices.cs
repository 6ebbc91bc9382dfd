using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Administration;

public static class AdministrationServices
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<CorrectionWrites>()
        .AddSingleton<CorrectTransaction>()
        .AddSingleton<RemoveTransaction>()
        .AddSingleton<CorrectAccount>()
        .AddSingleton<CorrectCategory>()
        .AddSingleton<ViewLedger>()
        .AddSingleton<ListAllLedgers>()
        .AddSingleton<FindLedger>();
}

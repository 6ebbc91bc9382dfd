using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Categories;

public static class CategoriesServices
{
    public static IServiceCollection AddCategories(this IServiceCollection services) => services
        .AddSingleton<ILedgerOpenedHandler, StarterCategories>()
        .AddSingleton<ILedgerData, CategoryData>()
        .AddSingleton<ListCategories>()
        .AddSingleton<GetCategory>()
        .AddSingleton<CreateCategory>()
        .AddSingleton<UpdateCategory>()
        .AddSingleton<DeleteCategory>();
}

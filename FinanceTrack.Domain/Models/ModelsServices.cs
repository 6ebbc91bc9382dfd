using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Models;

public static class ModelsServices
{
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ModelStore>()
        .AddSingleton<ListModels>()
        .AddSingleton<CompareModels>()
        .AddSingleton<PromoteModel>()
        .AddSingleton<RollBackModel>()
        .AddSingleton<PinModel>();

    /// <summary>Makes a kind of model known and its current version available as <see cref="CurrentModel{TModel}"/>.</summary>
    public static IServiceCollection AddModel<TModel, TFormat>(this IServiceCollection services, string kind)
        where TModel : class
        where TFormat : ModelFormat<TModel> => services
        .AddSingleton(new ModelKind(kind))
        .AddSingleton<ModelFormat<TModel>, TFormat>()
        .AddSingleton<CurrentModel<TModel>>();
}

using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.ModelRegistry;

public static class ModelRegistryServices
{
    public static IServiceCollection AddModelRegistry(this IServiceCollection services) => services
        .AddSingleton<IServedModelHandler, AuditServedModels>()
        .AddSingleton<ModelStore>()
        .AddSingleton<PointerChange>()
        .AddSingleton<ListServedModels>()
        .AddSingleton<FindServedModel>()
        .AddSingleton<ListModels>()
        .AddSingleton<CompareModels>()
        .AddSingleton<PromoteModel>()
        .AddSingleton<RollBackModel>()
        .AddSingleton<RollBackIfWorse>()
        .AddSingleton<PinModel>();

    /// <summary>Makes a kind of model known and its current version available as <see cref="CurrentModel{TModel}"/>.</summary>
    public static IServiceCollection AddModel<TModel, TFormat>(this IServiceCollection services)
        where TModel : class
        where TFormat : ModelFormat<TModel> => services
        .AddSingleton<ModelFormat<TModel>, TFormat>()
        .AddSingleton<ModelFormat>(provider => provider.GetRequiredService<ModelFormat<TModel>>())
        .AddSingleton<CurrentModel<TModel>>()
        .AddSingleton<IModelInService>(provider => provider.GetRequiredService<CurrentModel<TModel>>());
}

using FinanceTrack.Domain.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

public static class ModelServices
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The connection to the language model, and what tests it.</summary>
    public static IServiceCollection AddModelConnection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>()
            .Bind(configuration.GetSection(ModelOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsValidation>();
        // The factory's own logs would tell of each address that is called; the time limits are those of the resilience.
        services.AddHttpClient(ModelConnection.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = ConnectionLifetime)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler<BoundedResponses>()
            .AddModelResilience();
        return services
            .AddTransient<BoundedResponses>()
            .AddSingleton<ModelCircuit>()
            .AddSingleton(_ => new ModelCredential())
            .AddSingleton<ModelConnection>()
            .AddSingleton<ModelProbe>();
    }

    /// <summary>The model as the assistant uses it, within each user's budget.</summary>
    public static IServiceCollection AddAssistantModel(this IServiceCollection services, IConfiguration configuration) => services
        .AddModelConnection(configuration)
        .AddSingleton<ModelBudget>()
        .AddSingleton<ConfiguredModel>()
        .AddSingleton<IAssistantModel>(provider => provider.GetRequiredService<ConfiguredModel>())
        .AddSingleton<ModelUsageData>()
        .AddSingleton<IUserData>(provider => provider.GetRequiredService<ModelUsageData>())
        .AddSingleton<IExpiringData>(provider => provider.GetRequiredService<ModelUsageData>())
        .AddSingleton<GetAssistantStatus>();
}

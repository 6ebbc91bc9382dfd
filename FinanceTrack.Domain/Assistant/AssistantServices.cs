using FinanceTrack.Domain.Assistant.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinanceTrack.Domain.Assistant;

public static class AssistantServices
{
    public static IServiceCollection AddAssistant(this IServiceCollection services)
    {
        services.TryAddSingleton<IAssistantModel, NoModel>();
        return services.AddSingleton<AssistantTools>();
    }
}

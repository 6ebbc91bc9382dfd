using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Storage;

public static class StorageServices
{
    /// <summary>The clients of the storage account, which messages, mails and models share.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton(provider => StorageClients.Blobs(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => StorageClients.Queues(provider.GetRequiredService<IConfiguration>()));
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Storage;

public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton(provider => StorageClients.Blobs(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => StorageClients.Queues(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<QueueSender>()
        .AddSingleton<OutboxDispatch>()
        .AddSingleton<Outbox>()
        .AddSingleton<Inbox>()
        .AddSingleton<MessageRedelivery>()
        .AddSingleton<SweepOutbox>()
        .AddSingleton<RecordPoisonMessage>()
        .AddSingleton<ListPoisonMessages>()
        .AddSingleton<ResolvePoisonMessage>()
        .AddSingleton<ResolveAllPoisonMessages>()
        .AddSingleton<ForgetOldMessages>();
}

using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Messaging;

public static class MessagingServices
{
    public static IServiceCollection AddMessaging(this IServiceCollection services) => services
        .AddSingleton<QueueSender>()
        .AddSingleton<OutboxDispatch>()
        .AddSingleton<Outbox>()
        .AddSingleton<Inbox>()
        .AddSingleton<MessageRedelivery>()
        .AddSingleton<RecordMessageFailure>()
        .AddSingleton<GetPoisonMessage>()
        .AddSingleton<ListQueues>()
        .AddSingleton<SweepOutbox>()
        .AddSingleton<RecordPoisonMessage>()
        .AddSingleton<ListPoisonMessages>()
        .AddSingleton<ResolvePoisonMessage>()
        .AddSingleton<ResolveAllPoisonMessages>()
        .AddSingleton<ForgetOldMessages>();
}

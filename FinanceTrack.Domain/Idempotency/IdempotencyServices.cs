using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Idempotency;

public static class IdempotencyServices
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<IdempotentWrites>().AddSingleton<ForgetIdempotencyKeys>();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Mail;

public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton<MailBlobs>().AddSingleton<DeliverEmail>();
        return configuration["Mail:Smtp:Host"] is { Length: > 0 }
            ? services.AddSingleton<IMailTransport, SmtpTransport>()
            : services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<MailBlobs>());
    }
}

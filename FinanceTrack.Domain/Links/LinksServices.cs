using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Links;

public static class LinksServices
{
    public static IServiceCollection AddLinks(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, LinkData>()
        .AddSingleton<PersonLinks>()
        .AddSingleton<ListLinks>()
        .AddSingleton<GetLink>()
        .AddSingleton<CreateLink>()
        .AddSingleton<DeleteLink>()
        .AddSingleton<ListQuestions>()
        .AddSingleton<AnswerQuestion>()
        .AddSingleton<MatchLinks>()
        .AddSingleton<MatchLedger>()
        .AddSingleton<IJobHandler>(services => services.GetRequiredService<MatchLinks>());
}

using FinanceTrack.Domain.Accounts;
using FinanceTrack.Domain.Administration;
using FinanceTrack.Domain.Anomalies;
using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Health;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledger;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Sharing;
using FinanceTrack.Domain.Storage;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinanceTrack.Domain;

/// <summary>Registers the whole product, one line a feature. Each feature's own registrations are in its folder.</summary>
public static class FinanceTrackServices
{
    public static IServiceCollection AddFinanceTrack(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddData(configuration);
        services.AddStorage();
        services.AddMessaging();
        services.AddMail(configuration);
        services.AddUsers(configuration);
        services.AddLedger(); // Before what is kept in a ledger: its own row is erased last.
        services.AddSharing();
        services.AddIdempotency();
        services.AddJobs();
        services.AddAccounts();
        services.AddCategories();
        services.AddModelRegistry();
        services.AddCategorization();
        services.AddAnomalies();
        services.AddSummaries();
        services.AddTransactions(configuration);
        services.AddLinks();
        services.AddAssertions();
        services.AddRecurring();
        services.AddForecast();
        services.AddInsights();
        services.AddAssistantModel(configuration);
        services.AddAssistant();
        services.AddHealth();
        services.AddAdministration();
        services.AddAudit(); // What it knows of a user is erased first, after the event of the erasure was recorded.
        return services;
    }
}

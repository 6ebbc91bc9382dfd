using FinanceTrack.Domain.Data;
using FinanceTrack.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>The database of the settings, brought up to date.</summary>
internal static class LocalDatabase
{
    /// <summary>Returns whether anything had to be done.</summary>
    public static Task<bool> MigrateAsync(
        IReadOnlyDictionary<string, string?> settings, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        new Migrator(Microsoft.Extensions.Options.Options.Create(Options(settings)), loggers).MigrateAsync(cancellationToken);

    /// <summary>What the settings say of the database.</summary>
    public static DatabaseOptions Options(IReadOnlyDictionary<string, string?> settings)
    {
        var options = new DatabaseOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(DatabaseOptions.Section).Bind(options);
        return options;
    }
}

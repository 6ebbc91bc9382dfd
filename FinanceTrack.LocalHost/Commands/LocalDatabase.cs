using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>The database of the settings, brought up to date.</summary>
internal static class LocalDatabase
{
    /// <summary>Answers whether anything had to be done.</summary>
    public static Task<bool> MigrateAsync(
        IReadOnlyDictionary<string, string?> settings, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var options = new DatabaseOptions();
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(DatabaseOptions.Section).Bind(options);
        return new Migrator(Options.Create(options), loggers).MigrateAsync(cancellationToken);
    }
}

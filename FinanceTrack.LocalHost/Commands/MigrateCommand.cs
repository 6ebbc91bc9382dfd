using System.CommandLine;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.SqlServer;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>
/// <c>migrate</c>: brings the database of the settings up to date; what a deployment runs. With <c>--grant</c> it also lets the
/// functions' managed identity in, so that a deployment needs no SQL client.
/// </summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var identity = new Option<string?>("--grant")
        {
            Description = "Name of the managed identity that may read and write rows (SQL Server).",
        };
        var clientId = new Option<Guid?>("--client-id") { Description = "Client id of that identity." };
        var command = new Command("migrate", "Bring the database that the settings name up to date.") { identity, clientId };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var settings = LocalSettings.Load(ContentRoot.Enter());
            Console.WriteLine(await MigrateAsync(settings, cancellationToken)
                ? "The database was brought up to date."
                : "The database is up to date.");
            if (arguments.GetValue(identity) is { } name)
                await GrantAsync(LocalDatabase.Options(settings), name, arguments.GetValue(clientId), cancellationToken);
        });
        return command;
    }

    // What is waited for, such as a database that wakes up, and what a migration fails at, is logged as it happens.
    private static async Task<bool> MigrateAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(
            logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        try
        {
            return await LocalDatabase.MigrateAsync(settings, loggers, cancellationToken);
        }
        catch (DatabaseUnavailableException away)
        {
            throw new StartFailure($"The database does not answer: {away.InnerException?.Message}", away);
        }
    }

    private static async Task GrantAsync(DatabaseOptions options, string name, Guid? clientId, CancellationToken cancellationToken)
    {
        if (options.Provider != DatabaseProvider.SqlServer)
            throw new StartFailure("--grant is for SQL Server: set Database__Provider and Database__ConnectionString.");
        if (clientId is null)
            throw new StartFailure("--grant needs the identity's client id as well: --client-id <guid>.");
        await new PrepareSqlServer(options).GrantAsync(name, clientId.Value, cancellationToken);
        Console.WriteLine($"{name} may read and write rows.");
    }
}

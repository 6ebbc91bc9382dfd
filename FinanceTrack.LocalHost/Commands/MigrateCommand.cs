using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>migrate</c>: brings the database of the settings up to date; what a deployment runs.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database that the settings name up to date.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var settings = LocalSettings.Load(ContentRoot.Enter());
            var changed = await LocalDatabase.MigrateAsync(settings, NullLoggerFactory.Instance, cancellationToken);
            Console.WriteLine(changed ? "The database was brought up to date." : "The database is up to date.");
        });
        return command;
    }
}

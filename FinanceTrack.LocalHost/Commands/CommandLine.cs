using System.CommandLine;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>The commands; without one it is <c>run</c>.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var port = RunCommand.PortOption();
        var root = new RootCommand("FinanceTrack on this machine. A development host: production is Azure Functions.")
        {
            port,
            RunCommand.Create(),
            MigrateCommand.Create(),
            MakeAdminCommand.Create(),
            EnqueueCommand.Create(),
            SendCommand.Create(),
            SeedDemoCommand.Create(),
            PoisonCommand.Create(),
            JobCommand.Create(),
            ModelsCommand.Create(),
            VerifyAuditCommand.Create(),
            MailsCommand.Create(),
            TestModelCommand.Create(),
        };
        foreach (var command in AccountCommands.Create())
            root.Add(command);
        root.SetAction((parsed, cancellationToken) => RunCommand.RunAsync(parsed.GetValue(port), cancellationToken));
        return root;
    }
}

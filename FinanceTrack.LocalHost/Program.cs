using System.CommandLine;
using FinanceTrack.LocalHost.Commands;

namespace FinanceTrack.LocalHost;

/// <summary>Runs a command; what the user can correct is shown as a message, any other exception in full.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            // Signals belong to the host, which stops in its own time.
            var how = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await CommandLine.Create().Parse(args).InvokeAsync(how);
        }
        catch (StartFailure failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}

using System.CommandLine;
using BenchmarkDotNet.Running;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary><c>compute</c>: time and allocation of the hot paths without network (BenchmarkDotNet).</summary>
internal static class ComputeCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Which benchmarks, as a glob.", DefaultValueFactory = _ => "*" };
        var command = new Command("compute", "Time and allocation of the hot paths, in this process.") { filter };
        command.SetAction(parsed => { BenchmarkSwitcher.FromAssembly(typeof(ComputeCommand).Assembly).Run(["--filter", parsed.GetValue(filter)!]); });
        return command;
    }
}

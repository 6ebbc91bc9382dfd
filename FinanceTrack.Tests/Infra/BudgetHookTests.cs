using System.Diagnostics;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>
/// The month of a budget: Azure refuses another one for a budget that exists, and a past one for a budget that does not. The hooks run with
/// commands of the same names as azd and curl, which write down what they are asked for.
/// </summary>
public sealed class BudgetHookTests : IDisposable
{
    private readonly DirectoryInfo _commands = Directory.CreateTempSubdirectory("financetrack-hooks-");

    public void Dispose() => _commands.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(null, null)]
    [InlineData("0", "operator@example.org")]
    [InlineData("", "operator@example.org")]
    [InlineData("50", null)]
    [InlineData("50", " , ")]
    public void Without_a_budget_no_month_is_written_down(string? amount, string? operators) =>
        Assert.DoesNotContain("BUDGET_START", Provision(amount, operators), StringComparison.Ordinal);

    [SkippableFact]
    public void The_first_deployment_with_a_budget_writes_down_its_month()
    {
        var asked = Provision("50", "operator@example.org");

        Assert.Matches(@"env set FINANCETRACK_BUDGET_START \d{4}-\d{2}-01\n", asked);
    }

    [SkippableFact]
    public void Later_deployments_keep_the_month()
    {
        var asked = Provision("50", "operator@example.org", "2026-01-01");

        Assert.DoesNotContain("BUDGET_START", asked, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void With_the_resources_the_month_goes()
    {
        Assert.Equal("env set FINANCETRACK_BUDGET_START \n", Run("postdown.sh", ("FINANCETRACK_BUDGET_START", "2026-01-01")));
        Assert.Equal("", Run("postdown.sh"));
    }

    private string Provision(string? amount, string? operators, string? start = null) => Run(
        "preprovision.sh", ("FINANCETRACK_MONTHLY_BUDGET", amount), ("FINANCETRACK_OPERATOR_EMAILS", operators),
        ("FINANCETRACK_BUDGET_START", start));

    private string Run(string hook, params (string Name, string? Value)[] variables)
    {
        Skip.If(OperatingSystem.IsWindows(), "The hooks of Windows are PowerShell's.");
        var asked = Path.Combine(_commands.FullName, "asked");
        File.WriteAllText(asked, "");
        Command("azd", $"echo \"$@\" >> '{asked}'");
        Command("curl", "exit 1");
        var start = new ProcessStartInfo("sh", [Path.Combine(Repository.Root, "infra", "hooks", hook)]) { RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FINANCETRACK_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{_commands.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in variables.Where(variable => variable.Value is not null))
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return File.ReadAllText(asked);
    }

    private void Command(string name, string script)
    {
        var file = Path.Combine(_commands.FullName, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

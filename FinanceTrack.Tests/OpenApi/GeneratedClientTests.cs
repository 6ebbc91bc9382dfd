using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>Clients that the usual tools generate from the checked-in document walk through the README's tour.</summary>
[Collection(Undisturbed.Name)]
public sealed class GeneratedClientTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string LastStep = "refusal";

    private static readonly string Clients = Path.Combine(Repository.Root, "docs", "clients");

    private string Address => fixture.Host.BaseAddress.AbsoluteUri.TrimEnd('/');

    [SkippableFact]
    public async Task A_TypeScript_client_completes_the_tour()
    {
        var modules = Path.Combine(Clients, "node_modules");
        Skip.IfNot(Directory.Exists(modules), "Needs `npm ci` in docs/clients.");
        await Tool.RunAsync(
            Clients, "node", Path.Combine(modules, "openapi-typescript", "bin", "cli.js"), "../openapi.json", "--output",
            "typescript/schema.d.ts");
        await Tool.RunAsync(Clients, "node", Path.Combine(modules, "typescript", "bin", "tsc"), "--project", "typescript");

        var said = await Tool.RunAsync(Clients, "node", "obj/tour.js", Address);

        Assert.Contains(LastStep, said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_CSharp_client_completes_the_tour()
    {
        var folder = Path.Combine(Clients, "csharp");
        var (exitCode, restored) = await Tool.TryRunAsync(folder, "dotnet", "tool", "restore");
        Skip.If(exitCode != 0, $"Needs Kiota, which `dotnet tool restore` did not install: {restored}");
        await Tool.RunAsync(
            folder, "dotnet", "kiota", "generate", "--openapi", "../../openapi.json", "--language", "CSharp",
            "--class-name", "FinanceTrackClient", "--namespace-name", "FinanceTrackTour.Client", "--output", "obj/client",
            "--clean-output", "--log-level", "Warning");

        var said = await Tool.RunAsync(folder, "dotnet", "run", "--", Address);

        Assert.Contains(LastStep, said, StringComparison.Ordinal);
    }
}

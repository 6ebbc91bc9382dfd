using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.OpenApi;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Documentation;

// Its clock stands still but for the examples: no sweep would send a message whose sending took too long.
[Collection(Undisturbed.Name)]
public sealed class ApiReferenceTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-20T09:00:00Z", null);

    // Its job would change the answers while the examples run. The second factor of the examples is off again when they come to admins.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["AzureWebJobs.EnsureExpenseClassifier.Disabled"] = "true",
        ["Admin:RequireTwoFactor"] = "false",
    };

    private static string Page => Path.Combine(Repository.Root, "docs", "api.md");

    [SkippableFact]
    public async Task The_reference_shows_every_function_as_it_answers()
    {
        FinanceTrackHost.InProcessOnly();
        var clock = new FakeTimeProvider(Now);
        await using var host = await FinanceTrackHost.StartAsync(Settings, clock);
        var recorder = new Recorder(host, clock);

        await new ReferenceScript(recorder).RunAsync();

        Assert.Empty(HttpFunction.All.Select(function => function.Name)
            .Except(recorder.Sections.SelectMany(section => section.Examples).Select(example => example.Function)));
        var contract = ApiDocument.Of(ContractReader.All, recorder.Sections);
        var document = ReferenceText.Stable(await ApiDocument.WriteAsync(contract));
        var reference = ReferenceText.Of(recorder.Sections, contract);
        if (CheckedInDocument.IsBeingWritten)
        {
            await File.WriteAllTextAsync(Page, reference);
            await File.WriteAllTextAsync(CheckedInDocument.FileName, document);
        }

        await AssertIsCurrentAsync(Page, reference);
        await AssertIsCurrentAsync(CheckedInDocument.FileName, document);
    }

    private static async Task AssertIsCurrentAsync(string file, string current) => Assert.Equal(
        ReferenceText.WithoutScores((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n")), ReferenceText.WithoutScores(current));
}

using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Infra;

/// <summary>The container image and the Kubernetes manifest that runs it. That it builds, answers and ends is tried in CI.</summary>
public sealed partial class ContainerTests
{
    private static readonly string Image = Read("Dockerfile");

    private static readonly string Manifest = Read("deploy/kubernetes/financetrack.yaml");

    /// <summary>Names of what the image sets.</summary>
    internal static IEnumerable<string> Variables => Variable().Matches(Image).Select(match => match.Groups[1].Value);

    /// <summary>Names of what the manifest sets.</summary>
    internal static IEnumerable<string> ConfigMap =>
        Setting().Matches(
            Manifest.Split("\n---\n").Single(part => part.Contains("kind: ConfigMap", StringComparison.Ordinal)).Split("\ndata:\n")[1])
            .Select(match => match.Groups[1].Value);

    [Fact]
    public void Nothing_that_git_ignores_as_local_state_is_sent_to_a_build()
    {
        var local = Read(".gitignore").Split("# Local state")[1].Split('\n').Skip(1)
            .Select(line => line.TrimEnd('/')).Where(line => line.Length > 0 && !line.Contains('/', StringComparison.Ordinal)).ToList();

        Assert.Contains("local.settings.json", local);
        Assert.Subset(Read(".dockerignore").Split('\n').ToHashSet(), local.Select(name => $"**/{name}").ToHashSet());
    }

    [Fact]
    public void A_restore_has_every_project_it_needs()
    {
        var before = Image.Split("RUN dotnet restore")[0];
        var projects = References()
            .Matches(Read("FinanceTrack.Functions/FinanceTrack.Functions.csproj")).Select(match => match.Groups[1].Value)
            .Append("FinanceTrack.Functions/FinanceTrack.Functions.csproj");

        Assert.All(projects, project => Assert.Contains($"COPY {project} ", before, StringComparison.Ordinal));
        Assert.DoesNotMatch(References(), Read("FinanceTrack.Domain/FinanceTrack.Domain.csproj"));
    }

    /// <summary>The host in the base image does nothing at SIGTERM, and the script that starts it there passes no signal on.</summary>
    [Fact]
    public void The_host_itself_is_told_to_end_by_the_signal_that_it_knows()
    {
        Assert.Contains("\nSTOPSIGNAL SIGINT\n", Image, StringComparison.Ordinal);
        Assert.EndsWith("\nCMD [\"/azure-functions-host/Microsoft.Azure.WebJobs.Script.WebHost\"]\n", Image, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pod_has_no_rights_and_writes_to_its_temporary_folder_only()
    {
        Assert.Contains("\nUSER $APP_UID\n", Image, StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                "runAsNonRoot: true", "allowPrivilegeEscalation: false", "readOnlyRootFilesystem: true", "drop: [ALL]",
                "type: RuntimeDefault", "mountPath: /tmp }"
            },
            limit => Assert.Contains(limit, Manifest, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pod_is_reached_through_the_interceptor_only_and_reaches_what_it_needs()
    {
        var policy = Manifest.Split("\n---\n").Single(part => part.Contains("kind: NetworkPolicy", StringComparison.Ordinal));

        Assert.Contains("policyTypes: [Ingress, Egress]", policy, StringComparison.Ordinal);
        Assert.Contains("kubernetes.io/metadata.name: keda", policy, StringComparison.Ordinal);
        Assert.Contains("port: 8080", policy, StringComparison.Ordinal);
        Assert.All(
            new[] { "port: 53", "port: 443", "port: 1433", "port: 587" },
            port => Assert.Contains(port, policy.Split("egress:")[1], StringComparison.Ordinal));
    }

    /// <summary>A tag may be another image tomorrow.</summary>
    [Fact]
    public void A_pod_runs_an_image_by_its_digest() => Assert.Matches(@"\n          image: \S+@sha256:[0-9a-f]{64}\n", Manifest);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^(?:ENV|   ) (\w+)=", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^  (\w+): ", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("<ProjectReference Include=\"../([^\"]+)\"")]
    private static partial Regex References();
}

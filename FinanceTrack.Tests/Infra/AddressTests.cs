using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.Infra;

/// <summary>
/// What is called and awaited from outside the code: addresses in hooks, workflows, manifests and runbooks, and the hours of timers.
/// </summary>
public sealed partial class AddressTests
{
    private static readonly string[] Texts = ["docs/deploy.md", "docs/operations.md", "docs/cost.md", "docs/performance.md", "README.md"];

    private static readonly string[] Folders = [".github/workflows", "infra/hooks", "deploy/kubernetes"];

    private static readonly ParameterInfo[] Triggers = [.. typeof(FinanceTrack.Functions.Program).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(FunctionAttribute)))
        .SelectMany(method => method.GetParameters())];

    [Fact]
    public void Every_address_that_is_called_or_told_to_operators_is_a_route()
    {
        var routes = Triggers.Select(trigger => trigger.GetCustomAttribute<HttpTriggerAttribute>()?.Route)
            .Where(route => route is not null)
            .Select(route => new Regex($"^{Placeholder().Replace(route!, "[^/]+")}$"))
            .ToList();
        var told = Texts.Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder))))
            .SelectMany(
                file => Address().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(match => (file, match.Value)))
            .ToList();

        Assert.Contains(told, address => address.Value == "api/v1/health/ready");
        Assert.All(told, address => Assert.True(routes.Any(route => route.IsMatch(address.Value)), $"{address} is not a route."));
    }

    [Fact]
    public void A_pod_is_awake_on_Kubernetes_when_a_daily_timer_is_due()
    {
        var manifest = File.ReadAllText(Path.Combine(Repository.Root, "deploy/kubernetes/financetrack.yaml"));
        var daily = Triggers.Select(trigger => trigger.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule.Split(' '))
            .Where(fields => fields is not null && !fields[1].Contains('*', StringComparison.Ordinal))
            .Select(fields => new TimeOnly(int.Parse(fields![2], null), int.Parse(fields[1], null)))
            .ToList();

        Assert.NotEmpty(daily);
        Assert.All(daily, due => Assert.InRange(due, At("start"), At("end")));

        TimeOnly At(string name)
        {
            var match = Regex.Match(manifest, $@"^\s+{name}: (?<minute>\d+) (?<hour>\d+) \* \* \*$", RegexOptions.Multiline);
            return new TimeOnly(int.Parse(match.Groups["hour"].Value, null), int.Parse(match.Groups["minute"].Value, null));
        }
    }

    // An address of health counts without its beginning too: it is what is forgotten.
    [GeneratedRegex(@"(?:api/v1/)?health/\w+|api/v1/[a-z][\w/{}-]*|\.well-known/[\w.]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}

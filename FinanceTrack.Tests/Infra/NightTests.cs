using System.Globalization;
using System.Reflection;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.Infra;

/// <summary>
/// The timers of the night: a database that pauses is paid for from the first of them until the last, so they stand together.
/// </summary>
public sealed class NightTests
{
    // The vault is asked, and no database.
    private static readonly string[] AskNoDatabase = ["RotateSigningKeys"];

    private static readonly List<NightTimer> Timers =
    [
        .. from method in typeof(FinanceTrack.Functions.Program).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
           let fields = method.GetParameters()
               .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule.Split(' ')).FirstOrDefault()
           where name is not null && fields is not null && !fields[1].Contains('*', StringComparison.Ordinal)
               && !AskNoDatabase.Contains(name)
           let due = new TimeOnly(int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture))
           orderby due
           select new NightTimer(
               name, due, fields[5] is "0" or "SUN" ? DayOfWeek.Sunday : fields[5] is "1" or "MON" ? DayOfWeek.Monday : null),
    ];

    [Fact]
    public void The_database_wakes_once_a_night_and_no_two_timers_are_due_at_once()
    {
        var pause = TimeSpan.FromMinutes(int.Parse(
            Deployment.Dev.Single("Microsoft.Sql/servers/databases").Text("properties", "autoPauseDelay")!, CultureInfo.InvariantCulture));

        Assert.All(new[] { DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday }, day =>
        {
            var night = Timers.Where(timer => timer.Day is null || timer.Day == day).Select(timer => timer.Due).ToList();
            Assert.All(night.Zip(night.Skip(1), (one, next) => next - one), gap => Assert.InRange(gap, TimeSpan.FromMinutes(2), pause));
        });
    }

    [Theory]
    [InlineData("ForgetOldMessages", "SweepJobsNightly")] // A job whose message was lost is found once the outbox is swept.
    [InlineData("SweepJobsNightly", "MigrateAnomalyStats")]
    [InlineData("MigrateAnomalyStats", "ComputeAnomalyStats")]
    [InlineData("ForgetExpired", "VerifyAuditNightly")]
    [InlineData("RefreshAnomalyPriors", "ComputeAnomalyStats")]
    [InlineData("RefreshAnomalyPriors", "TrainAnomalyModel")]
    [InlineData("ComputeAnomalyStats", "TrainExpenseClassifier")]
    [InlineData("ComputeAnomalyStats", "ReportAnomalyDrift")]
    public void What_another_builds_on_comes_first(string first, string then) =>
        Assert.True(Of(first).Due < Of(then).Due, $"{Of(first)}, {Of(then)}");

    [Fact]
    public void New_priors_are_in_force_when_the_statistics_are_folded() =>
        Assert.True(Of("ComputeAnomalyStats").Due - Of("RefreshAnomalyPriors").Due > TimeSpan.FromMinutes(5));

    [Fact]
    public void The_cost_of_an_idle_deployment_follows_from_its_timers()
    {
        var cost = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cost.md"));
        var nightly = Timers.Where(timer => timer.Day is null).ToList();

        Assert.Contains(
            $"from {nightly[0].Due:HH\\:mm} to {nightly[^1].Due:HH\\:mm}, on Sundays and Mondays to {Timers[^1].Due:HH\\:mm}", cost,
            StringComparison.Ordinal);
        Assert.All(new[] { DayOfWeek.Sunday, DayOfWeek.Monday },
            day => Assert.Equal(Timers[^1].Due, Timers.Last(timer => timer.Day == day).Due));
    }

    private static NightTimer Of(string name) => Assert.Single(Timers, timer => timer.Name == name);

    /// <param name="Day">The day of a weekly timer; null: every day.</param>
    private sealed record NightTimer(string Name, TimeOnly Due, DayOfWeek? Day);
}

using System.Net;
using FinanceTrack.Domain.Insights.Weekly;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Insights;

public sealed class WeeklyMailTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const string German = "Ihre Woche in FinanceTrack";

    [SkippableFact]
    public async Task A_week_is_mailed_once_in_the_readers_language()
    {
        FinanceTrackHost.InProcessOnly();
        await User.ConfirmAsync(Host);
        Assert.False((await User.GetAsync("me")).Body.GetProperty("weeklyMail").GetBoolean());
        (await User.PatchAsync("me", new { weeklyMail = true, locale = "de-DE" })).Is(HttpStatusCode.OK);
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);

        await RunAsync();
        await RunAsync();

        var mailbox = new Mailbox(Host, User.Id);
        await Eventually.TrueAsync("the mail", async () => (await mailbox.ListAsync()).Any(mail => mail.Subject == German));
        var mail = Assert.Single(await mailbox.ListAsync(), mail => mail.Subject == German);
        Assert.Contains("Neu in dieser Woche:", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("12,99", mail.TextBody, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_payments_name_cannot_break_a_line_and_leads_nowhere()
    {
        FinanceTrackHost.InProcessOnly();
        await User.ConfirmAsync(Host);
        (await User.PatchAsync("me", new { weeklyMail = true, locale = "de-DE" })).Is(HttpStatusCode.OK);
        await StoredHousehold.RecordAsync(User);
        await StoredHousehold.RefreshAsync(Host, User);

        foreach (var stream in await User.ListAllAsync("recurring"))
        {
            var route = $"recurring/{stream.GetProperty("id").GetGuid()}";
            Assert.Equal(["/name"], (await User.PatchAsync(route, new { name = "Rent\r\n\r\nYour account was locked." })).Pointers);
            (await User.PatchAsync(route, new { name = "Unlock at https://evil.example/x" })).Is(HttpStatusCode.OK);
        }

        await RunAsync();

        var mailbox = new Mailbox(Host, User.Id);
        await Eventually.TrueAsync("the mail", async () => (await mailbox.ListAsync()).Any(mail => mail.Subject == German));
        var mail = Assert.Single(await mailbox.ListAsync(), mail => mail.Subject == German);
        Assert.Contains("12,99", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", mail.TextBody, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task No_mail_goes_to_an_address_that_is_not_confirmed_or_did_not_ask()
    {
        FinanceTrackHost.InProcessOnly();
        using var other = await Household.RegisterConfirmedAsync(Host);
        (await User.PatchAsync("me", new { weeklyMail = true })).Is(HttpStatusCode.OK);
        foreach (var user in (TestUser[])[User, other])
        {
            await StoredHousehold.RecordAsync(user);
            await StoredHousehold.RefreshAsync(Host, user);
        }

        await RunAsync();

        Assert.All(
            [.. await new Mailbox(Host, User.Id).ListAsync(), .. await new Mailbox(Host, other.Id).ListAsync()],
            mail => Assert.DoesNotContain("week", mail.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_wish_is_true_or_false() =>
        Assert.Equal(["/weeklyMail"], (await User.PatchAsync("me", new { weeklyMail = (bool?)null })).Pointers);

    private async Task RunAsync()
    {
        var queued = (await Host.Services.GetRequiredService<EnqueueJob>().ExecuteAsync(
            new JobRequest(SendWeeklyMails.JobKind), CancellationToken.None)).Value;
        await Eventually.TrueAsync("the job has ended", async () => (await Host.Services.GetRequiredService<FindJob>()
            .ExecuteAsync(queued.Id, CancellationToken.None)).Value.Status is JobStatus.Succeeded);
    }
}

using System.Net;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Support;
using FinanceTrack.Tests.Users;

namespace FinanceTrack.Tests.Sharing;

/// <summary>How users of a running product come to share a ledger.</summary>
internal static class Household
{
    private const string Subject = "You are invited to a ledger";

    /// <summary>A user who may invite others.</summary>
    public static async Task<TestUser> RegisterConfirmedAsync(FinanceTrackHost host)
    {
        var user = await TestUser.RegisterAsync(host);
        await user.ConfirmAsync(host);
        return user;
    }

    public static async Task ConfirmAsync(this TestUser user, FinanceTrackHost host)
    {
        var token = await new Mailbox(host, user.Id).TokenAsync("Confirm your e-mail address");
        (await user.PostAsync("email-confirmations", new { token })).Is(HttpStatusCode.NoContent);
    }

    /// <summary>The token that an invitation by mail carries.</summary>
    public static async Task<string> InviteAsync(this TestUser owner, FinanceTrackHost host, Guid ledgerId, string email, LedgerRole role)
    {
        (await owner.PostAsync($"ledgers/{ledgerId}/invitations", new { email, role = Name(role) })).Is(HttpStatusCode.Created);
        return await new Mailbox(host, owner.Id).TokenAsync(Subject, email);
    }

    /// <summary>A new user who has joined the ledger, and whose session acts on it.</summary>
    public static async Task<TestUser> AddMemberAsync(this TestUser owner, FinanceTrackHost host, Guid ledgerId, LedgerRole role)
    {
        var member = await TestUser.RegisterAsync(host);
        var token = await owner.InviteAsync(host, ledgerId, member.Email, role);
        (await member.PostAsync("invitations/accept", new { token })).Is(HttpStatusCode.OK);
        (await member.SwitchAsync(ledgerId)).Is(HttpStatusCode.OK);
        return member;
    }

    /// <summary>Refreshes the session for another ledger; a refused one leaves it as it is.</summary>
    public static async Task<Answer> SwitchAsync(this TestUser user, Guid? ledgerId)
    {
        var answer = await user.PostAsync("sessions/refresh", new { refreshToken = user.RefreshToken, ledgerId });
        if (answer.Status == HttpStatusCode.OK)
            user.Take(answer.Body);
        return answer;
    }

    public static async Task<Guid> AddLedgerAsync(this TestUser user, string name = "Household") =>
        (await user.PostAsync("ledgers", new { name, homeCurrency = "EUR", timeZone = "Europe/Berlin" })).Is(HttpStatusCode.Created).Id;

    public static string Name(LedgerRole role) => role.ToString().ToLowerInvariant();
}

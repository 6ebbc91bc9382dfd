using System.Net;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Users;

/// <summary>What a guesser would try first is not accepted as a password.</summary>
public sealed class NewPasswordTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("12345678")]
    [InlineData("qwertyuiop")]
    [InlineData("Password1!")]
    [InlineData("IloveYou2024")]
    [InlineData("financetrack")]
    [InlineData("FinanceTrack2026!")]
    [InlineData("jane.miller")]
    [InlineData("JaneMiller1987")]
    [InlineData("miller-jane")]
    [InlineData("j.miller@example.com")]
    [InlineData("millerpassword")]
    [InlineData("example.com2026")]
    [InlineData("Example!2026")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("Abcabcabcabca")]
    [InlineData("k7Rz!vQ2k7Rz!vQ2")]
    [InlineData("example1example1")]
    public void Common_ones_and_the_persons_own_words_are_refused(string password) => Assert.NotEmpty(Problems(password));

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("jane and a quiet forest")]
    [InlineData("k7Rz!vQ2mX")]
    [InlineData("k7Rz!vQ2mXk7Rz!vQ2mX")]
    [InlineData("a comet passes twice")]
    public void Others_are_accepted(string password) => Assert.Empty(Problems(password));

    [Fact]
    public void Ten_thousand_are_known_in_any_case()
    {
        Assert.True(CommonPasswords.Contains("BaseBall"));
        Assert.Equal(10_000, CommonPasswords.Count);
    }

    [SkippableFact]
    public async Task Registration_change_and_reset_all_refuse_them()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();
        using var user = await TestUser.RegisterAsync(host);
        await user.PostAsync("password-resets", new { email = user.Email });
        var token = await new Mailbox(host, user.Id).TokenAsync("Set a new password");
        var own = user.Email[..user.Email.IndexOf('@', StringComparison.Ordinal)] + "1";

        foreach (var password in (string[])["Password1!", own])
        {
            Assert.Equal(["/password"], (await user.PostAsync("users", new { email = user.Email, password })).Pointers);
            var changed = await user.PostAsync("me/password", new { currentPassword = user.Password, newPassword = password });
            Assert.Equal(["/newPassword"], changed.Pointers);
            var reset = await user.PostAsync("password-resets/complete", new { token, newPassword = password });
            Assert.Equal(["/newPassword"], reset.Pointers);
        }

        var accepted = await user.PostAsync("password-resets/complete", new { token, newPassword = "another long password" });
        accepted.Is(HttpStatusCode.NoContent);
    }

    private static IReadOnlyDictionary<string, string[]> Problems(string password)
    {
        var errors = new ValidationErrors();
        AccountRules.CheckNewPassword(errors, "/password", password, "j.miller@example.com", "Jane Miller");
        return errors.Any ? errors.ToError().Errors : new Dictionary<string, string[]>();
    }
}

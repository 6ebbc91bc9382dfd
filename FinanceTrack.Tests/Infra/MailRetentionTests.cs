using System.Text.Json;

namespace FinanceTrack.Tests.Infra;

/// <summary>Mails that are blobs hold addresses and one-time tokens, so that they must go when it is said that they do.</summary>
public sealed class MailRetentionTests
{
    private static readonly JsonElement[] Rules = [.. Deployment.Dev.Single("Microsoft.Storage/storageAccounts/managementPolicies")
        .Find("properties", "policy", "rules")!.Value.EnumerateArray()];

    [Fact]
    public void A_mail_is_deleted_after_seven_days_and_does_not_live_on_as_a_version()
    {
        var mail = Assert.Single(Rules, rule => rule.GetProperty("name").GetString() == "mail-is-not-kept").GetProperty("definition");

        Assert.Equal("outbox/", Assert.Single(mail.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray()).GetString());
        Assert.Equal(7, Days(mail, "baseBlob", "daysAfterModificationGreaterThan"));
        Assert.Equal(1, Days(mail, "version", "daysAfterCreationGreaterThan"));
    }

    private static int Days(JsonElement rule, string of, string condition) =>
        rule.GetProperty("actions").GetProperty(of).GetProperty("delete").GetProperty(condition).GetInt32();
}

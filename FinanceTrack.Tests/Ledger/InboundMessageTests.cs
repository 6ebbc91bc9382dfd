using FinanceTrack.Domain.Ledger;

namespace FinanceTrack.Tests.Ledger;

public sealed class InboundMessageTests
{
    private const string Good = "\"messageId\":\"m\",\"userId\":\"7fe20b8b-8e6a-4abb-a8fa-bd8f5f0c7c11\",\"amount\":-1";

    [Theory]
    [InlineData("\"amount\":-1000")]
    [InlineData("\"Amount\":-1000")]
    [InlineData("\"occurredAt\":\"2026-03-14T10:00:00\"")]
    [InlineData("\"occurredAt\":\"2026-03-14\"")]
    [InlineData("\"unknown\":1")]
    public void A_message_that_could_be_taken_in_two_ways_is_not_taken(string field) =>
        Assert.Throws<UnreadableMessageException>(() => InboundTransaction.Read($"{{{Good},{field}}}"));

    [Fact]
    public void What_Azures_own_queue_binding_adds_to_an_object_is_no_unknown_field() =>
        Assert.Single(InboundTransaction.Read($"{{{Good},\"$AzureWebJobsParentId\":\"0b1c6a4e-3f0d-4d57-9c8e-7d0f5a3f6f11\"}}"));

    [Theory]
    [InlineData("2026-03-14T10:00:00Z")]
    [InlineData("2026-03-14T12:00:00\\u002B02:00")]
    public void An_instant_is_taken_with_its_offset(string occurredAt)
    {
        var item = Assert.Single(InboundTransaction.Read($"[{{{Good},\"occurredAt\":\"{occurredAt}\"}}]"));

        Assert.Equal(new DateTimeOffset(2026, 3, 14, 10, 0, 0, TimeSpan.Zero), item.OccurredAt);
    }
}

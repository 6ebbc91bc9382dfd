using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Inbound;

namespace FinanceTrack.Tests.Transactions;

public sealed class InboundMessageTests
{
    private const string Good = "\"messageId\":\"m\",\"userId\":\"7fe20b8b-8e6a-4abb-a8fa-bd8f5f0c7c11\",\"amount\":-1";

    [Theory]
    [InlineData("\"amount\":-1000")]
    [InlineData("\"Amount\":-1000")]
    [InlineData("\"occurredAt\":\"2026-03-14T10:00:00\"")]
    [InlineData("\"occurredAt\":\"2026-03-14\"")]
    [InlineData("\"unknown\":1")]
    [InlineData("\"note\":[[[[[[[[[[[[[1]]]]]]]]]]]]]")]
    [InlineData("\"description\":\"\\ud800\"")]
    [InlineData("\"currency\":7")]
    public void An_item_that_could_be_read_in_two_ways_is_refused_by_name(string field)
    {
        var item = Assert.Single(InboundMessage.Read($"{{{Good},{field}}}").Items);

        Assert.Equal("m", item.MessageId);
        Assert.False(item.Transaction.Succeeded);
        var pointer = Assert.Single(Assert.IsType<ValidationError>(item.Transaction.Error).Errors).Key;
        Assert.Equal(field[1..field.IndexOf('"', 1)], pointer.TrimStart('/'), ignoreCase: true);
    }

    [Fact]
    public void One_bad_item_does_not_cost_its_neighbours()
    {
        var message = InboundMessage.Read($"[{{{Good}}},null,7,[],{{}},{{\"messageId\":\"no user\"}},{{{Good},\"x\":1}},{{{Good}}}]");

        Assert.Equal([true, false, true], message.Items.Select(item => item.Transaction.Succeeded));
        Assert.Equal(5, message.Unanswerable);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{\"userId\":\"7fe20b8b-8e6a-4abb-a8fa-bd8f5f0c7c11\"}]")]
    [InlineData("[{\"messageId\":\"m\",\"userId\":\"someone\"}]")]
    [InlineData("[{\"messageId\":\"m\"")]
    [InlineData("")]
    public void A_message_that_cannot_be_answered_is_unreadable(string message) =>
        Assert.Throws<UnreadableMessageException>(() => InboundMessage.Read(message));

    [Fact]
    public void A_field_with_a_long_name_does_not_make_the_answer_long()
    {
        var item = Assert.Single(InboundMessage.Read($"{{{Good},\"{new string('x', 40_000)}\":1}}").Items);

        Assert.Equal([""], Assert.IsType<ValidationError>(item.Transaction.Error).Errors.Keys);
    }

    [Fact]
    public void What_Azures_own_queue_binding_adds_to_an_object_is_accepted() =>
        Assert.True(Assert.Single(InboundMessage.Read(
            $"{{{Good},\"$AzureWebJobsParentId\":\"0b1c6a4e-3f0d-4d57-9c8e-7d0f5a3f6f11\"}}").Items).Transaction.Succeeded);

    [Theory]
    [InlineData("2026-03-14T10:00:00Z")]
    [InlineData("2026-03-14T12:00:00\\u002B02:00")]
    public void An_instant_is_taken_with_its_offset(string occurredAt)
    {
        var item = Assert.Single(InboundMessage.Read($"[{{{Good},\"occurredAt\":\"{occurredAt}\"}}]").Items);

        Assert.Equal(new DateTimeOffset(2026, 3, 14, 10, 0, 0, TimeSpan.Zero), item.Transaction.Value.OccurredAt);
    }
}

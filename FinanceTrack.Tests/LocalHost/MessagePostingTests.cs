using System.Text;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.LocalHost.Enqueue;

namespace FinanceTrack.Tests.LocalHost;

public sealed class MessagePostingTests
{
    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(50, 10, 1)]
    [InlineData(51, 10, 2)]
    [InlineData(120, 4000, 11)]
    public void Rows_go_in_their_order_into_as_few_messages_as_hold_them(int rows, int noteLength, int messages)
    {
        InboundTransaction[] sent =
        [
            .. Enumerable.Range(0, rows).Select(i => new InboundTransaction(
                $"m{i}", Guid.NewGuid(), null, new DateOnly(2026, 1, 1), null, -1, "EUR", "Shop", Note: new string('n', noteLength))),
        ];

        string[] bodies = [.. MessagePosting.Messages(sent).Select(message => $"[{string.Join(',', message)}]")];

        Assert.Equal(
            sent.Select(transaction => (transaction.MessageId!, transaction.UserId!.Value, transaction.Transaction)),
            bodies.SelectMany(body => InboundMessage.Read(body).Items).Select(item => (item.MessageId, item.UserId, item.Transaction.Value)));
        Assert.All(bodies, body => Assert.InRange(Encoding.UTF8.GetByteCount(body), 1, MessageFormat.MaxBytes));
        Assert.Equal(messages, bodies.Length);
    }
}

using System.Text;
using System.Text.Json;
using FinanceTrack.Domain.Messaging;

namespace FinanceTrack.Tests.Messaging;

public sealed class MessageFormatTests
{
    [Theory]
    [InlineData("""{"a": "Café «日本»"}""")]
    [InlineData("no JSON at all")]
    [InlineData("")]
    public void A_body_is_the_same_in_base64_and_plain(string body)
    {
        Assert.Equal(body, MessageFormat.Body(body));
        Assert.Equal(body, MessageFormat.Body(Convert.ToBase64String(Encoding.UTF8.GetBytes(body))));
    }

    [Fact]
    public void A_byte_order_mark_before_a_body_is_left_out()
    {
        const string Body = """{"id":1}""";
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Body)];

        Assert.Equal(Body, MessageFormat.Body("\ufeff" + Body));
        Assert.Equal(Body, MessageFormat.Body(Convert.ToBase64String(marked)));
        Assert.Equal(1, MessageFormat.Read<Message>("\ufeff" + Convert.ToBase64String(marked)).Id);
    }

    [Fact]
    public void A_word_that_only_looks_like_base64_stays_as_it_is() => Assert.Equal("/////w==", MessageFormat.Body("/////w=="));

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    public void A_text_that_is_not_a_message_is_refused(string text) =>
        Assert.Throws<JsonException>(() => MessageFormat.Read<Message>(text));

    private sealed record Message(int Id);
}

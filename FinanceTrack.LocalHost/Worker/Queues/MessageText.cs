using System.Text;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>A message's text on the wire: Base64 or plain UTF-8, as <c>messageEncoding</c> says.</summary>
internal static class MessageText
{
    public static string Encode(ReadOnlyMemory<byte> content, bool isBase64) =>
        isBase64 ? Convert.ToBase64String(content.Span) : Encoding.UTF8.GetString(content.Span);

    /// <summary>False when the text is not what the setting says it is.</summary>
    public static bool TryDecode(string text, bool isBase64, out byte[] content)
    {
        if (!isBase64)
        {
            content = Encoding.UTF8.GetBytes(text);
            return true;
        }

        var buffer = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, buffer, out var length))
        {
            content = [];
            return false;
        }

        content = buffer.AsSpan(0, length).ToArray();
        return true;
    }
}

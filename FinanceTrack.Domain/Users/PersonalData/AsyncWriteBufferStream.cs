using System.Buffers;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// Takes the few bytes that <see cref="System.IO.Compression.ZipArchive"/> writes synchronously when an entry is closed, and writes them
/// with the next asynchronous write: an HTTP response takes no other.
/// </summary>
internal sealed class AsyncWriteBufferStream(Stream output) : Stream
{
    private readonly ArrayBufferWriter<byte> _late = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => _late.Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => _late.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await WriteLateAsync(cancellationToken);
        await output.WriteAsync(buffer, cancellationToken);
    }

    // Bytes written late go out with FlushAsync at the end.
    public override void Flush()
    {
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await WriteLateAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask WriteLateAsync(CancellationToken cancellationToken)
    {
        if (_late.WrittenCount == 0)
            return;
        await output.WriteAsync(_late.WrittenMemory, cancellationToken);
        _late.ResetWrittenCount();
    }
}

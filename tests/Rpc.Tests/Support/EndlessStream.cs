namespace EipFunctions.Rpc.Tests.Support;

/// <summary>A body that never ends, and counts what is read of it.</summary>
internal sealed class EndlessStream : Stream
{
    public int BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        // A few at a time, as from a network.
        var length = Math.Min(count, 1000);
        buffer.AsSpan(offset, length).Fill((byte)'a');
        BytesRead += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

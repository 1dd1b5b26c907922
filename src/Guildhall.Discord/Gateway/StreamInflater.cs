using System.IO.Compression;

namespace Guildhall.Discord.Gateway;

/// <summary>Discord's zlib-stream: one compression context for the connection; a message ends with a sync flush.</summary>
/// <param name="most">Bytes that a message may have, compressed as well as inflated.</param>
internal sealed class StreamInflater(int most) : IDisposable
{
    private readonly GrowingBuffer output = new(most);
    private readonly MemoryStream compressed = new();
    private ZLibStream? zlib;

    /// <summary>Bytes held at the moment.</summary>
    public int Held => output.Bytes.Length + compressed.Capacity;

    /// <summary>False until the flush that ends a message has come. The bytes hold until the next call.</summary>
    /// <exception cref="InvalidDataException">Not such a stream, or a message beyond every size that Discord sends.</exception>
    public bool TryInflate(ReadOnlySpan<byte> received, out ReadOnlyMemory<byte> message)
    {
        message = default;
        output.Shrink();
        if (compressed.Length + received.Length > most)
        {
            throw new InvalidDataException("A compressed gateway message does not end.");
        }

        compressed.Write(received);
        if (!received.EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]))
        {
            return false;
        }

        compressed.Position = 0;
        var length = Inflate();
        compressed.SetLength(0);
        if (compressed.Capacity > GrowingBuffer.MostKept)
        {
            compressed.Capacity = 0;
        }

        message = output.Bytes.AsMemory(0, length);
        return true;
    }

    public void Dispose()
    {
        zlib?.Dispose();
        compressed.Dispose();
    }

    private int Inflate()
    {
        zlib ??= new(compressed, CompressionMode.Decompress, leaveOpen: true);
        var length = 0;
        while (true)
        {
            var read = zlib.Read(output.Bytes, length, output.Bytes.Length - length);
            if (read == 0)
            {
                return length;
            }

            length += read;
            if (length == output.Bytes.Length)
            {
                output.Grow();
            }
        }
    }
}

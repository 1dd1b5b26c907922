using System.Buffers;
using System.IO.Compression;

namespace Guildhall.Discord.Gateway;

/// <summary>Discord's zlib-stream: one compression context for the connection; a message ends with a sync flush.</summary>
internal sealed class StreamInflater : IDisposable
{
    private const int SmallOutput = 64 * 1024;
    private const int LargestMessage = 64 * 1024 * 1024;

    private readonly MemoryStream compressed = new();
    private readonly ZLibStream zlib;
    private byte[] output = ArrayPool<byte>.Shared.Rent(SmallOutput);

    public StreamInflater() => zlib = new(compressed, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>False until the flush that ends a message has come. The bytes hold until the next call.</summary>
    /// <exception cref="InvalidDataException">Not such a stream, or a message beyond every size that Discord sends.</exception>
    public bool TryInflate(ReadOnlySpan<byte> received, out ReadOnlyMemory<byte> message)
    {
        compressed.Write(received);
        message = default;
        if (!received.EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]))
        {
            return false;
        }

        compressed.Position = 0;
        var length = 0;
        while (true)
        {
            var read = zlib.Read(output, length, output.Length - length);
            if (read == 0)
            {
                break;
            }

            length += read;
            if (length == output.Length)
            {
                Grow();
            }
        }

        compressed.SetLength(0);
        message = output.AsMemory(0, length);
        return true;
    }

    public void Dispose()
    {
        zlib.Dispose();
        compressed.Dispose();
    }

    private void Grow()
    {
        if (output.Length >= LargestMessage)
        {
            throw new InvalidDataException("An inflated gateway message passes every size that Discord sends.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(output.Length * 2);
        output.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(output);
        output = larger;
    }
}

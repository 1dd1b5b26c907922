using System.IO.Compression;

namespace Guildhall.Simulator.Gateway;

/// <summary>Transport compression: one context for the life of a connection, flushed after every message.</summary>
internal abstract class FrameCompressor : IDisposable
{
    /// <summary>The name as the query's <c>compress</c> has it; null when there is none by that name here.</summary>
    public static FrameCompressor? Named(string name) =>
        name switch
        {
            "zlib-stream" => new Zlib(),
            "zstd-stream" when ZstdCompressor.IsAvailable => new ZstdCompressor(),
            _ => null,
        };

    /// <summary>What to send for this message. The bytes are good until the next call.</summary>
    public abstract ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> message);

    public abstract void Dispose();

    private sealed class Zlib : FrameCompressor
    {
        private readonly MemoryStream output = new();
        private readonly ZLibStream stream;

        public Zlib() => stream = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true);

        public override ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> message)
        {
            // A flush ends every message with 00 00 FF FF.
            output.SetLength(0);
            stream.Write(message.Span);
            stream.Flush();
            return output.GetBuffer().AsMemory(0, (int)output.Length);
        }

        public override void Dispose()
        {
            stream.Dispose();
            output.Dispose();
        }
    }
}

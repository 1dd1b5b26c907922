using System.Buffers;
using System.Runtime.InteropServices;

namespace Guildhall.Simulator.Gateway;

/// <summary><c>zstd-stream</c> by the system's libzstd, where there is one.</summary>
internal sealed class ZstdCompressor : FrameCompressor
{
    private const string Library = "libzstd.so.1";
    private const int Flush = 1;
    private const int OutputStep = 64 * 1024;

    private readonly nint context = ZSTD_createCCtx();
    private readonly ArrayBufferWriter<byte> output = new(OutputStep);
    private readonly byte[] step = new byte[OutputStep];

    public static bool IsAvailable { get; } = NativeLibrary.TryLoad(Library, out _);

    public override ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> message)
    {
        output.ResetWrittenCount();
        var bytes = message.ToArray();
        var source = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        var target = GCHandle.Alloc(step, GCHandleType.Pinned);
        try
        {
            var input = new Input(source.AddrOfPinnedObject(), (nuint)bytes.Length, 0);
            while (Step(ref input, target.AddrOfPinnedObject())) { }
        }
        finally
        {
            source.Free();
            target.Free();
        }

        return output.WrittenMemory;
    }

    // True when there is more to come.
    private bool Step(ref Input input, nint target)
    {
        var part = new Output(target, (nuint)step.Length, 0);
        var left = ZSTD_compressStream2(context, ref part, ref input, Flush);
        if (ZSTD_isError(left) != 0)
        {
            throw new InvalidOperationException("libzstd refused a message.");
        }

        output.Write(step.AsSpan(0, (int)part.Written));
        return left > 0 || input.Read < input.Length;
    }

    public override void Dispose() => _ = ZSTD_freeCCtx(context);

    [DllImport(Library)]
    private static extern nint ZSTD_createCCtx();

    [DllImport(Library)]
    private static extern nuint ZSTD_freeCCtx(nint context);

    [DllImport(Library)]
    private static extern nuint ZSTD_compressStream2(nint context, ref Output output, ref Input input, int operation);

    [DllImport(Library)]
    private static extern uint ZSTD_isError(nuint code);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Input(nint Source, nuint Length, nuint Read);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Output(nint Target, nuint Length, nuint Written);
}

using System.Buffers;

namespace Guildhall.Discord.Gateway;

/// <summary>Bytes of one message at a time: grows for a large guild up to a limit, and gives the memory back after it.</summary>
internal sealed class GrowingBuffer(int most)
{
    /// <summary>What is kept from message to message: four times the smallest size, so that most guilds need no other.</summary>
    public const int MostKept = 4 * Smallest;

    private const int Smallest = 64 * 1024;

    public byte[] Bytes { get; private set; } = ArrayPool<byte>.Shared.Rent(Smallest);

    /// <exception cref="InvalidDataException">It is as large as it may be.</exception>
    public void Grow()
    {
        if (Bytes.Length >= most)
        {
            throw new InvalidDataException("A gateway message passes every size that Discord sends.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(Bytes.Length * 2);
        Bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(Bytes);
        Bytes = larger;
    }

    /// <summary>Before the next message; what the last one wrote is lost.</summary>
    public void Shrink()
    {
        if (Bytes.Length > MostKept)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = ArrayPool<byte>.Shared.Rent(Smallest);
        }
    }
}

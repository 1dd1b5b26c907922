namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>The bits of a JPEG scan; behind its end come zeros.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;
    private uint held;
    private int count;
    private int beyond;

    public int Bit()
    {
        if (count == 0)
        {
            Load();
        }

        return (int)(held >> --count & 1);
    }

    public int Signed(int size)
    {
        if (size == 0)
        {
            return 0;
        }

        if (size > 16)
        {
            throw new InvalidDataException("The picture's bits make no sense.");
        }

        var value = 0;
        for (var i = 0; i < size; i++)
        {
            value = value << 1 | Bit();
        }

        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    public void Skip(int size)
    {
        for (var i = 0; i < size; i++)
        {
            Bit();
        }
    }

    /// <summary>Goes on behind the next restart marker.</summary>
    public void Restart()
    {
        count = 0;
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is >= 0xD0 and <= 0xD7))
        {
            at++;
        }

        at += 2;
    }

    private void Load()
    {
        count = 8;
        if (at >= bytes.Length || (bytes[at] == 0xFF && (at + 1 >= bytes.Length || bytes[at + 1] != 0)))
        {
            // A cut file may lack its end, but not most of it.
            held = 0;
            if (++beyond > 1_000_000)
            {
                throw new InvalidDataException("The picture ends early.");
            }

            return;
        }

        held = bytes[at];
        at += held == 0xFF ? 2 : 1;
    }
}

/// <summary>A JPEG Huffman table, by code length.</summary>
internal sealed class HuffmanTable
{
    private readonly int[] least = new int[18];
    private readonly int[] most = new int[18];
    private readonly int[] first = new int[18];
    private readonly byte[] values;

    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, out int used)
    {
        var (code, total) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            first[length] = total;
            least[length] = code;
            code += counts[length - 1];
            total += counts[length - 1];
            most[length] = counts[length - 1] > 0 ? code - 1 : -1;
            code <<= 1;
        }

        used = total;
        values = symbols[..total].ToArray();
    }

    public int Read(ref BitReader bits)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = code << 1 | bits.Bit();
            if (most[length] >= 0 && code <= most[length] && code >= least[length])
            {
                return values[first[length] + code - least[length]];
            }
        }

        throw new InvalidDataException("The picture's bits make no sense.");
    }
}

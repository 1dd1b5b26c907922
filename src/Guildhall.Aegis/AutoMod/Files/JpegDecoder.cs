using System.Buffers.Binary;

namespace Guildhall.Aegis.AutoMod.Files;

/// <summary>
/// The brightness of a JPEG at an eighth of its size: of each block only the mean, which is what a hash looks at. Baseline,
/// and of a progressive one its first pass.
/// </summary>
internal sealed class JpegDecoder
{
    private readonly HuffmanTable?[] dc = new HuffmanTable?[4];
    private readonly HuffmanTable?[] ac = new HuffmanTable?[4];
    private readonly int[] dcQuants = [1, 1, 1, 1];
    private readonly List<Component> components = [];
    private int width,
        height,
        restart;
    private bool isProgressive;

    public static Luma? Decode(ReadOnlySpan<byte> bytes) => new JpegDecoder().Read(bytes);

    private Luma? Read(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
            {
                at++;
                continue;
            }

            var marker = bytes[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            var data = bytes.Slice(at + 4, length - 2);
            at += 2 + length;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    isProgressive = marker == 0xC2;
                    ReadFrame(data);
                    break;
                case 0xC4:
                    ReadTables(data);
                    break;
                case 0xDB:
                    ReadQuants(data);
                    break;
                case 0xDD:
                    restart = BinaryPrimitives.ReadUInt16BigEndian(data);
                    break;
                case 0xDA:
                    return ReadScan(data, bytes[at..]);
                case 0xD9 or (>= 0xC3 and <= 0xCF and not 0xC8 and not 0xCC):
                    return null;
            }
        }

        return null;
    }

    private void ReadFrame(ReadOnlySpan<byte> data)
    {
        height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        PictureDecoder.CheckSize(width, height);
        components.Clear();
        for (var c = 0; c < data[5]; c++)
        {
            var at = 6 + c * 3;
            var (across, down) = (data[at + 1] >> 4, data[at + 1] & 15);
            if (across is < 1 or > 4 || down is < 1 or > 4)
            {
                throw new InvalidDataException("The picture's sampling is unknown.");
            }

            components.Add(new Component(data[at], across, down, data[at + 2] & 3));
        }
    }

    private void ReadTables(ReadOnlySpan<byte> data)
    {
        while (data.Length > 17)
        {
            var table = new HuffmanTable(data[1..17], data[17..], out var used);
            (data[0] >> 4 == 0 ? dc : ac)[data[0] & 3] = table;
            data = data[(17 + used)..];
        }
    }

    private void ReadQuants(ReadOnlySpan<byte> data)
    {
        while (data.Length > 64)
        {
            var isWide = data[0] >> 4 != 0;
            dcQuants[data[0] & 3] = isWide ? BinaryPrimitives.ReadUInt16BigEndian(data[1..]) : data[1];
            data = data[(isWide ? 129 : 65)..];
        }
    }

    private Luma? ReadScan(ReadOnlySpan<byte> data, ReadOnlySpan<byte> coded)
    {
        var scanned = new List<(Component Part, HuffmanTable Dc, HuffmanTable? Ac)>();
        for (var s = 0; s < data[0]; s++)
        {
            var (id, tables) = (data[1 + s * 2], data[2 + s * 2]);
            if (components.Find(c => c.Id == id) is not { } part || dc[tables >> 4 & 3] is not { } table)
            {
                return null;
            }

            scanned.Add((part, table, ac[tables & 3]));
        }

        if (scanned.Count == 0 || components.Count == 0 || scanned[0].Part != components[0])
        {
            return null;
        }

        var shift = isProgressive ? data[3 + data[0] * 2] & 15 : 0;
        var (mostAcross, mostDown) = (components.Max(c => c.Across), components.Max(c => c.Down));
        var isAlone = scanned.Count == 1;
        var first = scanned[0].Part;
        var blocksAcross = (width * first.Across + 8 * mostAcross - 1) / (8 * mostAcross);
        var blocksDown = (height * first.Down + 8 * mostDown - 1) / (8 * mostDown);
        var unitsAcross = isAlone ? blocksAcross : (width + 8 * mostAcross - 1) / (8 * mostAcross);
        var unitsDown = isAlone ? blocksDown : (height + 8 * mostDown - 1) / (8 * mostDown);
        var luma = new byte[blocksAcross * blocksDown];
        var bits = new BitReader(coded);
        for (var unit = 0; unit < unitsAcross * unitsDown; unit++)
        {
            if (restart > 0 && unit > 0 && unit % restart == 0)
            {
                bits.Restart();
                scanned.ForEach(s => s.Part.Last = 0);
            }

            foreach (var (part, dcTable, acTable) in scanned)
            {
                var (across, down) = isAlone ? (1, 1) : (part.Across, part.Down);
                for (var b = 0; b < across * down; b++)
                {
                    var value = ReadBlock(ref bits, part, dcTable, acTable);
                    var x = unit % unitsAcross * across + b % across;
                    var y = unit / unitsAcross * down + b / across;
                    if (part == first && x < blocksAcross && y < blocksDown)
                    {
                        var mean = (value << shift) * dcQuants[part.Quant] / 8 + 128;
                        luma[y * blocksAcross + x] = (byte)Math.Clamp(mean, 0, 255);
                    }
                }
            }
        }

        return new Luma(blocksAcross, blocksDown, luma);
    }

    private int ReadBlock(ref BitReader bits, Component part, HuffmanTable dcTable, HuffmanTable? acTable)
    {
        var size = dcTable.Read(ref bits);
        part.Last += bits.Signed(size);
        if (isProgressive)
        {
            return part.Last;
        }

        for (var k = 1; k < 64; k++)
        {
            var code = (acTable ?? throw new InvalidDataException("The picture lacks a table.")).Read(ref bits);
            if (code == 0)
            {
                break;
            }

            k += code >> 4;
            bits.Skip(code & 15);
        }

        return part.Last;
    }

    private sealed record Component(int Id, int Across, int Down, int Quant)
    {
        public int Last { get; set; }
    }
}

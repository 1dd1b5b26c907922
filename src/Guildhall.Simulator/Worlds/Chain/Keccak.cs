using System.Buffers.Binary;
using System.Numerics;

namespace Guildhall.Simulator.Worlds.Chain;

/// <summary>Keccak-256 as the specification's summary has it, plain and slow. The product's own is not used: what it checks must
/// come from elsewhere. Source: https://keccak.team/keccak_specs_summary.html</summary>
internal static class Keccak
{
    private const int Rate = 136;
    private const int Rounds = 24;

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        var padded = new byte[((data.Length / Rate) + 1) * Rate];
        data.CopyTo(padded);
        padded[data.Length] = 0x01;
        padded[^1] |= 0x80;
        var lanes = new ulong[5, 5];
        for (var offset = 0; offset < padded.Length; offset += Rate)
        {
            for (var i = 0; i < Rate / sizeof(ulong); i++)
            {
                lanes[i % 5, i / 5] ^= BinaryPrimitives.ReadUInt64LittleEndian(
                    padded.AsSpan(offset + (i * sizeof(ulong)))
                );
            }

            Permute(lanes);
        }

        var hash = new byte[32];
        for (var x = 0; x < 4; x++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(x * sizeof(ulong)), lanes[x, 0]);
        }

        return hash;
    }

    private static void Permute(ulong[,] lanes)
    {
        var register = 1;
        for (var round = 0; round < Rounds; round++)
        {
            Theta(lanes);
            RhoAndPi(lanes);
            Chi(lanes);
            for (var j = 0; j < 7; j++)
            {
                register = ((register << 1) ^ ((register >> 7) * 0x71)) & 0xFF;
                lanes[0, 0] ^= (register & 2) != 0 ? 1UL << ((1 << j) - 1) : 0;
            }
        }
    }

    private static void Theta(ulong[,] lanes)
    {
        var columns = new ulong[5];
        for (var x = 0; x < 5; x++)
        {
            columns[x] = lanes[x, 0] ^ lanes[x, 1] ^ lanes[x, 2] ^ lanes[x, 3] ^ lanes[x, 4];
        }

        for (var x = 0; x < 5; x++)
        {
            var change = columns[(x + 4) % 5] ^ BitOperations.RotateLeft(columns[(x + 1) % 5], 1);
            for (var y = 0; y < 5; y++)
            {
                lanes[x, y] ^= change;
            }
        }
    }

    private static void RhoAndPi(ulong[,] lanes)
    {
        var (x, y) = (1, 0);
        var moved = lanes[x, y];
        for (var t = 0; t < 24; t++)
        {
            (x, y) = (y, ((2 * x) + (3 * y)) % 5);
            var next = lanes[x, y];
            lanes[x, y] = BitOperations.RotateLeft(moved, (t + 1) * (t + 2) / 2);
            moved = next;
        }
    }

    private static void Chi(ulong[,] lanes)
    {
        for (var y = 0; y < 5; y++)
        {
            ulong[] row = [lanes[0, y], lanes[1, y], lanes[2, y], lanes[3, y], lanes[4, y]];
            for (var x = 0; x < 5; x++)
            {
                lanes[x, y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }
        }
    }
}

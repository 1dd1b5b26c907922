using System.Buffers.Binary;
using System.Numerics;

namespace Guildhall.Sietch.Chain;

/// <summary>Keccak-256 with the original padding (0x01), as Ethereum hashes; not SHA3-256, whose padding is 0x06.
/// Source: https://keccak.team/keccak_specs_summary.html. Any input length, 32 bytes out; no state, any number of threads.</summary>
internal static class Keccak256
{
    private const int Rate = 136;
    private const int Lanes = 25;

    private static readonly ulong[] roundConstants =
    [
        0x0000000000000001,
        0x0000000000008082,
        0x800000000000808A,
        0x8000000080008000,
        0x000000000000808B,
        0x0000000080000001,
        0x8000000080008081,
        0x8000000000008009,
        0x000000000000008A,
        0x0000000000000088,
        0x0000000080008009,
        0x000000008000000A,
        0x000000008000808B,
        0x800000000000008B,
        0x8000000000008089,
        0x8000000000008003,
        0x8000000000008002,
        0x8000000000000080,
        0x000000000000800A,
        0x800000008000000A,
        0x8000000080008081,
        0x8000000000008080,
        0x0000000080000001,
        0x8000000080008008,
    ];

    // Rho's rotation and pi's destination of each lane after the first, along pi's one cycle.
    private static readonly int[] rotations =
    [
        1,
        3,
        6,
        10,
        15,
        21,
        28,
        36,
        45,
        55,
        2,
        14,
        27,
        41,
        56,
        8,
        25,
        43,
        62,
        18,
        39,
        61,
        20,
        44,
    ];
    private static readonly int[] cycle =
    [
        10,
        7,
        11,
        17,
        18,
        3,
        5,
        16,
        8,
        21,
        24,
        4,
        15,
        23,
        19,
        13,
        12,
        2,
        20,
        14,
        22,
        9,
        6,
        1,
    ];

    public static Word Hash(ReadOnlySpan<byte> data)
    {
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        while (data.Length >= Rate)
        {
            Absorb(state, data[..Rate]);
            data = data[Rate..];
        }

        Span<byte> last = stackalloc byte[Rate];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] = 0x01;
        last[Rate - 1] |= 0x80;
        Absorb(state, last);

        Span<byte> hash = stackalloc byte[Word.Size];
        for (var i = 0; i < Word.Size / sizeof(ulong); i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash[(i * sizeof(ulong))..], state[i]);
        }

        return Word.From(hash);
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < Rate / sizeof(ulong); i++)
        {
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        }

        Permute(state);
    }

    private static void Permute(Span<ulong> state)
    {
        Span<ulong> columns = stackalloc ulong[5];
        foreach (var constant in roundConstants)
        {
            for (var x = 0; x < 5; x++)
            {
                columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            }

            for (var x = 0; x < 5; x++)
            {
                var mix = columns[(x + 4) % 5] ^ BitOperations.RotateLeft(columns[(x + 1) % 5], 1);
                for (var y = x; y < Lanes; y += 5)
                {
                    state[y] ^= mix;
                }
            }

            var carried = state[1];
            for (var i = 0; i < cycle.Length; i++)
            {
                (carried, state[cycle[i]]) = (state[cycle[i]], BitOperations.RotateLeft(carried, rotations[i]));
            }

            for (var row = 0; row < Lanes; row += 5)
            {
                state.Slice(row, 5).CopyTo(columns);
                for (var x = 0; x < 5; x++)
                {
                    state[row + x] = columns[x] ^ (~columns[(x + 1) % 5] & columns[(x + 2) % 5]);
                }
            }

            state[0] ^= constant;
        }
    }
}

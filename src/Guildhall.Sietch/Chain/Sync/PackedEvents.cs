using System.Globalization;

namespace Guildhall.Sietch.Chain.Sync;

/// <summary>Many events as one block of bytes that a single statement takes apart: a statement for each of them costs more than
/// all the rest of a backfill. A row is block and index in 20 digits each, the kind's first letter, contract, account, amount
/// and transaction.</summary>
internal static class PackedEvents
{
    public const int RowSize = 145;

    private const int Digits = 20;

    public static byte[] Of(IReadOnlyList<ChainEvent> events)
    {
        var rows = new byte[events.Count * RowSize];
        for (var position = 0; position < events.Count; position++)
        {
            Write(events[position], rows.AsSpan(position * RowSize, RowSize));
        }

        return rows;
    }

    private static void Write(ChainEvent happened, Span<byte> row)
    {
        happened.Block.TryFormat(row, out _, "D20", CultureInfo.InvariantCulture);
        happened.Index.TryFormat(row[Digits..], out _, "D20", CultureInfo.InvariantCulture);
        row[2 * Digits] = happened.Kind == FeedKind.Claim ? (byte)'C' : (byte)'B';
        row = row[((2 * Digits) + 1)..];
        happened.Contract.CopyTo(row);
        happened.Account.CopyTo(row[Address.Size..]);
        happened.Amount.ToArray().CopyTo(row[(2 * Address.Size)..]);
        happened.Transaction.CopyTo(row[((2 * Address.Size) + Wei.Size)..]);
    }
}

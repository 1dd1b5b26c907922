using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>How many events a range of blocks has, and a mark that two ranges share only if all of them are the same.</summary>
/// <param name="Hash">SHA-256, in hexadecimal.</param>
internal sealed record WindowDigest(int Count, string Hash)
{
    private const int Shown = 8;
    private const int EntrySize = sizeof(ulong) + sizeof(ulong) + Address.Size + Address.Size + Wei.Size;

    /// <param name="events">In any order.</param>
    public static WindowDigest Of(IEnumerable<AuditedEvent> events)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[EntrySize];
        var count = 0;
        foreach (var one in events.OrderBy(one => (one.Block, one.Index)))
        {
            BinaryPrimitives.WriteUInt64BigEndian(entry, one.Block);
            BinaryPrimitives.WriteUInt64BigEndian(entry[8..], one.Index);
            one.Contract.ToArray().CopyTo(entry[16..]);
            one.Account.ToArray().CopyTo(entry[(16 + Address.Size)..]);
            one.Amount.ToArray().CopyTo(entry[(16 + (2 * Address.Size))..]);
            hash.AppendData(entry);
            count++;
        }

        return new(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} ({Hash[..Shown]})");
}

/// <summary>An event by what counts of it.</summary>
internal readonly record struct AuditedEvent(ulong Block, ulong Index, Address Contract, Address Account, Wei Amount)
{
    public static AuditedEvent Of(ChainEvent told) =>
        new(told.Block, told.Index, told.Contract, told.Account, told.Amount);

    public static AuditedEvent Of(StoredEvent row) =>
        new(
            (ulong)row.Block,
            (ulong)row.LogIndex,
            Address.From(row.Contract),
            Address.From(row.Account),
            Wei.FromBytes(row.Amount)
        );
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Gives evidence back as files: only what is still what was stored, only to those who may see it, and never
/// without a line in the audit log.</summary>
internal sealed class KeptFiles(CaseEditor editor, Gates gates, Db db, IObjectStore store)
{
    private const int MostFiles = 10;

    // Of one message, so that an upload ends before the interaction does.
    private const long MostBytes = 25_000_000;

    /// <param name="from">The first position that is given.</param>
    /// <param name="largest">Bytes of one file that Discord takes here.</param>
    public async Task<Result<Reply>> GiveAsync(
        Staff staff,
        long number,
        long from,
        long largest,
        CancellationToken cancellation
    )
    {
        if (await gates.CheckAsync(staff, CaseNeeds.Evidence, cancellation) is { } closed)
        {
            return closed;
        }

        if (!(await editor.ViewAsync(staff, number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        if (row.IsDeleted)
        {
            return CaseRefusals.Deleted(row);
        }

        var key = new { Guild = row.GuildId, row.Number };
        var kept = await db.QueryAsync<CaseEvidence>(EvidenceSql.OfCase, key, cancellation);
        List<CaseEvidence> wanted = [.. kept.Where(item => item.Kind == "copying" || item.Position >= from)];
        if (wanted.Count == 0)
        {
            return CaseRefusals.NoEvidence(row, kept.Count);
        }

        var parcel = await PackAsync(wanted, largest, cancellation);
        await db.WriteAsync(unit => unit.AuditAsync(Entry(staff, number, parcel)), cancellation);
        return ToReply(row, parcel);
    }

    private async Task<Parcel> PackAsync(List<CaseEvidence> wanted, long largest, CancellationToken cancellation)
    {
        var parcel = new Parcel();
        foreach (var item in wanted)
        {
            if (parcel.Files.Count == MostFiles || (parcel.Files.Count > 0 && parcel.Bytes + item.Size > MostBytes))
            {
                parcel.Next = item.Position;
                break;
            }

            parcel.Lines.Add(item.Describe() + await AddAsync(parcel, item, largest, cancellation));
        }

        return parcel;
    }

    /// <summary>What is to be said about it; nothing where it is among the files.</summary>
    private async Task<string> AddAsync(Parcel parcel, CaseEvidence item, long largest, CancellationToken cancellation)
    {
        if (item.Kind is "erased" or "missing" or "copying")
        {
            return "";
        }

        if (item.Size > largest)
        {
            return $": too large to be attached here (up to {CaseText.Bytes(largest)}); it is kept";
        }

        if (await HashAsync(item, cancellation) is not { } hash)
        {
            parcel.Damaged.Add(item.Position);
            return ": ⚠ its file is gone from the store";
        }

        if (hash != item.Hash)
        {
            parcel.Damaged.Add(item.Position);
            return ": ⚠ its file is no longer what was stored (the hash differs), so it is not given";
        }

        parcel.Files.Add(ToFile(item));
        parcel.Bytes += item.Size;
        return "";
    }

    /// <summary>Null where there is nothing.</summary>
    private async Task<string?> HashAsync(CaseEvidence item, CancellationToken cancellation)
    {
        if (item.Snapshot is { } snapshot)
        {
            return CaseEvidence.HashOf(snapshot);
        }

        if (item.Place is null || await store.OpenAsync(item.Place, cancellation) is not { } content)
        {
            return null;
        }

        await using (content)
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        }
    }

    private FileUpload ToFile(CaseEvidence item) =>
        item.Snapshot is { } snapshot
            ? FileUpload.FromBytes(
                string.Create(CultureInfo.InvariantCulture, $"message-{item.Position}.json"),
                Encoding.UTF8.GetBytes(snapshot)
            )
            : new()
            {
                Name = SafeName(item),
                Length = item.Size,
                Open = async reading =>
                    await store.OpenAsync(item.Place!, reading)
                    ?? throw new IOException("The evidence has gone while it was sent."),
            };

    /// <summary>As it was named, without what could be a path or a line.</summary>
    private static string SafeName(CaseEvidence item)
    {
        var name = string.Concat(
            item.Name.Select(letter => char.IsControl(letter) || letter is '/' or '\\' or '"' ? '_' : letter)
        );
        return string.Create(CultureInfo.InvariantCulture, $"{item.Position}-{name}");
    }

    private static Reply ToReply(Case row, Parcel parcel)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Evidence of case #{row.Number}:");
        if (parcel.Next is { } next)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nThere is more, to be had by `/case evidence number:{row.Number} from:{next}`."
            );
        }

        foreach (var line in parcel.Lines)
        {
            text.Append('\n').Append(line);
        }

        return new(text.ToString()) { Files = parcel.Files, Ephemeral = true };
    }

    private static AuditEntry Entry(Staff staff, long number, Parcel parcel) =>
        new()
        {
            Guild = staff.Guild,
            Actor = staff.Actor,
            Action = "case.evidence_viewed",
            Subject = CaseWrites.Subject(number),
            Outcome = parcel.Damaged.Count > 0 ? AuditOutcome.Failed : AuditOutcome.Done,
            Details = new Dictionary<string, string>
            {
                ["given"] = parcel.Files.Count.ToString(CultureInfo.InvariantCulture),
                ["damaged"] = string.Join(' ', parcel.Damaged),
            },
        };

    private sealed class Parcel
    {
        public List<string> Lines { get; } = [];

        public List<FileUpload> Files { get; } = [];

        /// <summary>Positions whose content is gone or not what it was.</summary>
        public List<long> Damaged { get; } = [];

        public long Bytes { get; set; }

        /// <summary>The first that did not fit.</summary>
        public long? Next { get; set; }
    }
}

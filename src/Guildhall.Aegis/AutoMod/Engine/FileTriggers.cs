using System.Collections.Frozen;
using Guildhall.Aegis.AutoMod.Files;

namespace Guildhall.Aegis.AutoMod.Engine;

/// <summary>Leaves that ask about attachments.</summary>
internal static class FileTriggers
{
    public static RecentFile Seen(ModerationEvent happened, FileFacts file) =>
        new(
            happened.Id,
            happened.Channel,
            happened.User,
            happened.At.ToUnixTimeMilliseconds(),
            file.PictureHash ?? 0,
            file.Fingerprint
        );

    public static bool SameFiles(Evaluation e, int count, TimeSpan within, int distance, Scope across)
    {
        var longest = (long)within.TotalMilliseconds;
        var past = across == Scope.Guild ? e.Guild.Files : e.Member.Files;
        foreach (var file in e.Happened.Files)
        {
            var seen = Seen(e.Happened, file);
            var found = 1;
            var start = e.Earlier.Count;
            var last = 0UL;
            for (var i = 0; i < past.Count; i++)
            {
                ref readonly var other = ref past[i];
                if (Math.Abs(e.Now - other.At) >= longest)
                {
                    continue;
                }

                if (other.Message != e.Happened.Id && other.Message != last && seen.IsLike(other, distance))
                {
                    found++;
                    last = other.Message;
                    e.Earlier.Add(new MessagePlace(other.Channel, other.Message));
                }
            }

            if (found >= count)
            {
                return e.Match(file.Name);
            }

            e.Earlier.RemoveRange(start, e.Earlier.Count - start);
        }

        return false;
    }

    public static bool Attachments(Evaluation e, FileLimits limits)
    {
        var files = e.Happened.Files;
        if (limits.Missing)
        {
            return files.Count == 0 && e.Links.Count == 0 && e.Match("no attachment");
        }

        if (limits.Count is { } most)
        {
            return files.Count > most && e.Match($"{files.Count} files");
        }

        foreach (var file in files)
        {
            if (Fits(file, limits))
            {
                return e.Match(file.Name);
            }
        }

        return false;
    }

    private static bool Fits(FileFacts file, FileLimits limits)
    {
        var byName = FileKinds.OfName(file.Name);
        var kind = file.Content is { } content and not FileKind.Unknown ? content : byName;
        return (limits.Kinds.Count == 0 || limits.Kinds.Contains(kind) || limits.Kinds.Contains(Runs(byName)))
            && (limits.Extensions.Count == 0 || limits.Extensions.Contains(file.Extension))
            && (limits.Bytes is not { } bytes || file.Bytes > bytes)
            && (!limits.DoubleExtension || FileKinds.HasDoubleExtension(file.Name))
            && (!limits.WrongType || (file.Content is { } known && FileKinds.IsDisguised(file.Name, known)));
    }

    // What runs by its name is opened by its name, whatever its first bytes are.
    private static FileKind Runs(FileKind byName) =>
        byName is FileKind.Executable or FileKind.Script ? byName : (FileKind)(-1);
}

/// <summary>What all must fit one file; empty and null ask nothing.</summary>
internal sealed record FileLimits
{
    public FrozenSet<FileKind> Kinds { get; init; } = FrozenSet<FileKind>.Empty;

    public FrozenSet<string> Extensions { get; init; } = FrozenSet<string>.Empty;

    public long? Bytes { get; init; }

    public int? Count { get; init; }

    public bool DoubleExtension { get; init; }

    public bool WrongType { get; init; }

    public bool Missing { get; init; }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import.Formats;

namespace Guildhall.Aegis.Import;

/// <summary>A case as it is stored; numbers as the database has them.</summary>
internal sealed record StoredCase
{
    public long Number { get; init; }

    public required string Kind { get; init; }

    public required long Target { get; init; }

    public required string TargetName { get; init; }

    public required long Actor { get; init; }

    public required string ActorName { get; init; }

    public long? ActingFor { get; init; }

    public string? ActingForName { get; init; }

    public required string Detail { get; init; }

    public string? Reason { get; init; }

    public int Points { get; init; }

    public long? Duration { get; init; }

    public long? ExpiresAt { get; init; }

    public required string Effect { get; init; }

    public long? EndedAt { get; init; }

    public int Hidden { get; init; }

    public required string Key { get; init; }

    public required long At { get; init; }

    public string? Label { get; init; }

    /// <param name="format">The same row of another bot is another case.</param>
    public static StoredCase Of(ImportedCase row, ImportFormat format, DateTimeOffset now)
    {
        var effect = row.EffectAt(now);
        var end = row.Duration is { } length ? (row.At + length).ToUnixTimeMilliseconds() : (long?)null;
        var bot = format is ImportFormat.Csv or ImportFormat.Json ? "old" : ImportFormats.NameOf(format);
        return new()
        {
            Kind = row.Kind.Stored(),
            Target = (long)row.Target.Value,
            TargetName = row.TargetName,
            Actor = (long)row.Actor.Value,
            ActorName = row.ActorName,
            ActingFor = (long?)row.ActingFor?.Value,
            ActingForName = row.ActingForName,
            Detail = row.OldNumber is { } old ? $"{bot} #{old}" : bot,
            Reason = row.Reason,
            Points = row.Points,
            Duration = (long?)row.Duration?.TotalMilliseconds,
            ExpiresAt = end,
            Effect = effect.Stored(),
            EndedAt = effect == Cases.Effect.Expired ? end : null,
            Hidden = row.IsHidden ? 1 : 0,
            Key = KeyOf(row),
            At = row.At.ToUnixTimeMilliseconds(),
            Label = row.OldNumber is { } number
                ? CaseText.Cut($"{bot} #{number}", CaseDetails.LongestLabel).ToLowerInvariant()
                : null,
        };
    }

    /// <summary>What makes a row the same in another file: not where it stands in it, nor which bot wrote the file.</summary>
    private static string KeyOf(ImportedCase row)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Kind}\n{row.Target}\n{row.Actor}\n{row.At.ToUnixTimeMilliseconds()}\n{row.OldNumber}\n{row.Reason}"
        );
        return "import:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
    }
}

/// <summary>A note as it is stored.</summary>
internal sealed record StoredNote(long Number, int Position, long Author, string AuthorName, string Text, long At);

using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

/// <summary>A file that is to be imported, or was.</summary>
internal sealed record ImportPlan
{
    public required Snowflake<Guild> GuildId { get; init; }

    /// <summary>Also the batch of its cases.</summary>
    public required string Id { get; init; }

    /// <summary>Of <see cref="Formats.ImportFormats.Names"/>.</summary>
    public required string Format { get; init; }

    public required string FileName { get; init; }

    /// <summary>Of the attachment; null for a file of the machine itself.</summary>
    public string? Url { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string FileHash { get; init; }

    /// <summary>Bytes.</summary>
    public required long FileSize { get; init; }

    public required Snowflake<User> AskedById { get; init; }

    public required string AskedByName { get; init; }

    /// <summary>Of <see cref="ImportState"/>.</summary>
    public required string State { get; init; }

    public int RowsRead { get; init; }

    public int Added { get; init; }

    public int Known { get; init; }

    public int Faulty { get; init; }

    /// <summary>JSON, a list of texts.</summary>
    public string Faults { get; init; } = "[]";

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }
}

internal static class ImportState
{
    public const string Planned = "planned";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Undone = "undone";
    public const string Dropped = "dropped";
}

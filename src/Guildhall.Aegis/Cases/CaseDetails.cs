using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>What hangs on a case: notes, labels, links.</summary>
internal static class CaseDetails
{
    public const int LongestNote = 2000;
    public const int LongestLabel = 32;

    /// <summary>Notes are only ever added.</summary>
    public static Task AddNoteAsync(this Unit unit, CaseKey key, Staff author, string text) =>
        unit.ExecuteAsync(
            CaseDetailSql.AddNote,
            new
            {
                key.Guild,
                key.Number,
                AuthorId = author.User ?? default,
                AuthorName = author.Name,
                Text = CaseText.Cut(ReadableText.Clean(text) ?? "", LongestNote),
                unit.Now,
            }
        );

    /// <summary>Each is copied by a job that starts with the commit: Discord's links are dead in a day.</summary>
    public static async Task KeepEvidenceAsync(
        this Unit unit,
        CaseKey key,
        Staff by,
        IReadOnlyList<EvidenceSource> evidence
    )
    {
        foreach (var source in evidence)
        {
            await unit.ExecuteAsync(
                EvidenceSql.Copying,
                new
                {
                    key.Guild,
                    key.Number,
                    Name = CaseText.Cut(source.Name, 200),
                    AddedBy = by.User ?? default,
                    unit.Now,
                }
            );
            await unit.EnqueueAsync(
                new KeepEvidenceJob(
                    key.Guild,
                    key.Number,
                    by.User ?? default,
                    source.Name,
                    source.Url,
                    source.Channel,
                    source.Message
                )
            );
        }
    }

    /// <summary>False where it had it.</summary>
    public static async Task<bool> AddLabelAsync(this Unit unit, CaseKey key, string label) =>
        await unit.ExecuteAsync(
            CaseDetailSql.AddLabel,
            new
            {
                key.Guild,
                key.Number,
                Label = CaseText.Cut(label.Trim().ToLowerInvariant(), LongestLabel),
            }
        ) == 1;

    public static async Task<bool> RemoveLabelAsync(this Unit unit, CaseKey key, string label) =>
        await unit.ExecuteAsync(
            CaseDetailSql.RemoveLabel,
            new
            {
                key.Guild,
                key.Number,
                Label = label.Trim().ToLowerInvariant(),
            }
        ) == 1;

    /// <summary>In both directions.</summary>
    public static async Task<bool> LinkAsync(this Unit unit, CaseKey key, long other)
    {
        var added = await unit.ExecuteAsync(
            CaseDetailSql.Link,
            new
            {
                key.Guild,
                key.Number,
                Other = other,
            }
        );
        await unit.ExecuteAsync(
            CaseDetailSql.Link,
            new
            {
                key.Guild,
                Number = other,
                Other = key.Number,
            }
        );
        return added == 1;
    }
}

internal sealed record CaseNote(
    long Position,
    Snowflake<User> AuthorId,
    string AuthorName,
    string Text,
    DateTimeOffset WrittenAt
);

internal static class CaseDetailSql
{
    public const string AddNote = """
        INSERT INTO case_notes (guild_id, number, position, author_id, author_name, text, written_at)
        SELECT @Guild, @Number, COALESCE(MAX(position), 0) + 1, @AuthorId, @AuthorName, @Text, @Now
        FROM case_notes WHERE guild_id = @Guild AND number = @Number
        """;

    public const string Notes = """
        SELECT position, author_id, author_name, text, written_at FROM case_notes
        WHERE guild_id = @Guild AND number = @Number ORDER BY position
        """;

    public const string AddLabel = """
        INSERT INTO case_labels (guild_id, number, label) VALUES (@Guild, @Number, @Label) ON CONFLICT DO NOTHING
        """;

    public const string RemoveLabel = """
        DELETE FROM case_labels WHERE guild_id = @Guild AND number = @Number AND label = @Label
        """;

    public const string Labels = """
        SELECT label FROM case_labels WHERE guild_id = @Guild AND number = @Number ORDER BY label
        """;

    public const string Link = """
        INSERT INTO case_links (guild_id, number, other) VALUES (@Guild, @Number, @Other) ON CONFLICT DO NOTHING
        """;

    public const string Links = """
        SELECT other FROM case_links WHERE guild_id = @Guild AND number = @Number ORDER BY other
        """;
}

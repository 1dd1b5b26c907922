using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Everything that is kept about a person, as a zip of JSON files; other people in it are left out.</summary>
internal sealed class PersonExport(Db db, AppealBook appeals, WebSessions sessions)
{
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true };

    /// <summary>What is in it, by name and count.</summary>
    public async Task<IReadOnlyDictionary<string, int>> WriteAsync(
        Snowflake<User> person,
        Stream output,
        CancellationToken cancellation
    )
    {
        var parts = new Dictionary<string, JsonArray>
        {
            ["cases"] = await CasesAsync(person, cancellation),
            ["notes"] = await NotesAsync(person, cancellation),
            ["evidence"] = await EvidenceAsync(person, cancellation),
            ["appeals"] = await AppealsAsync(person, cancellation),
            ["appeal-conversations"] = await EntriesAsync(person, cancellation),
            ["sessions"] = await SessionsAsync(person, cancellation),
        };
        await using var zip = await ZipArchive.CreateAsync(
            output,
            ZipArchiveMode.Create,
            leaveOpen: true,
            null,
            cancellation
        );
        foreach (var (name, content) in parts)
        {
            await using var file = await zip.CreateEntry($"{name}.json").OpenAsync(cancellation);
            await using var writer = new StreamWriter(file);
            await writer.WriteAsync(content.ToJsonString(readable).AsMemory(), cancellation);
        }

        return parts.ToDictionary(part => part.Key, part => part.Value.Count);
    }

    private async Task<JsonArray> CasesAsync(Snowflake<User> person, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<Case>(PrivacySql.Cases, new { Self = person }, cancellation);
        return Array(
            rows.Where(row => !row.IsDeleted),
            row =>
                new()
                {
                    ["server"] = row.GuildId.ToString(),
                    ["case"] = row.Number,
                    ["kind"] = row.Kind.Stored(),
                    ["your_name_then"] = row.TargetName,
                    ["by"] = row.ActorId.IsEmpty ? row.ActorName : "staff of the server",
                    ["source"] = row.Source.Stored(),
                    ["reason"] = Redaction.Of(row.Reason, person),
                    ["matched_text"] = Redaction.Of(row.Matched, person),
                    ["points"] = row.Points,
                    ["at"] = Time(row.CreatedAt),
                    ["until"] = Time(row.ExpiresAt),
                    ["execution"] = row.Execution.Stored(),
                    ["effect"] = row.Effect.Stored(),
                    ["ended_at"] = Time(row.EndedAt),
                    ["message_to_you"] = row.Dm.Stored(),
                }
        );
    }

    private async Task<JsonArray> NotesAsync(Snowflake<User> person, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<NoteRow>(PrivacySql.Notes, new { Self = person }, cancellation);
        return Array(
            rows,
            row =>
                new()
                {
                    ["server"] = row.GuildId.ToString(),
                    ["case"] = row.Number,
                    ["text"] = Redaction.Of(row.Text, person),
                    ["at"] = Time(row.WrittenAt),
                }
        );
    }

    private async Task<JsonArray> EvidenceAsync(Snowflake<User> person, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<EvidenceRow>(PrivacySql.Evidence, new { Self = person }, cancellation);
        return Array(
            rows,
            row =>
                new()
                {
                    ["server"] = row.GuildId.ToString(),
                    ["case"] = row.Number,
                    ["name"] = row.Name,
                    ["type"] = row.MediaType,
                    ["size"] = row.Size,
                    ["sha256"] = row.Hash,
                    ["message"] = Redaction.Of(row.Snapshot, person),
                    ["at"] = Time(row.AddedAt),
                }
        );
    }

    private async Task<JsonArray> AppealsAsync(Snowflake<User> person, CancellationToken cancellation)
    {
        var rows = await appeals.OfAsync(person, cancellation);
        return Array(
            rows,
            row =>
                new()
                {
                    ["server"] = row.GuildId.ToString(),
                    ["appeal"] = row.Number,
                    ["case"] = row.CaseNumber,
                    ["state"] = row.State.Stored(),
                    ["text"] = row.Text,
                    ["answers"] = JsonNode.Parse(row.Answers),
                    ["decision"] = Redaction.Of(row.DecisionReason, person),
                    ["decided_at"] = Time(row.DecidedAt),
                    ["at"] = Time(row.CreatedAt),
                }
        );
    }

    private async Task<JsonArray> EntriesAsync(Snowflake<User> person, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<EntryRow>(PrivacySql.Entries, new { Self = person }, cancellation);
        return Array(
            rows,
            row =>
                new()
                {
                    ["server"] = row.GuildId.ToString(),
                    ["appeal"] = row.Number,
                    ["kind"] = row.Kind,
                    ["text"] = Redaction.Of(row.Text, person),
                    ["at"] = Time(row.WrittenAt),
                }
        );
    }

    private async Task<JsonArray> SessionsAsync(Snowflake<User> person, CancellationToken cancellation)
    {
        var rows = await sessions.OfAsync(person, cancellation);
        return Array(
            rows,
            row =>
                new()
                {
                    ["name"] = row.UserName,
                    ["browser"] = row.Agent,
                    ["since"] = Time(row.CreatedAt),
                    ["last_used"] = Time(row.SeenAt),
                }
        );
    }

    private static JsonArray Array<T>(IEnumerable<T> rows, Func<T, JsonObject> toJson) =>
        new([.. rows.Select(row => (JsonNode)toJson(row))]);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O");

    private sealed record NoteRow(Snowflake<Guild> GuildId, long Number, string Text, DateTimeOffset WrittenAt);

    private sealed record EntryRow(
        Snowflake<Guild> GuildId,
        long Number,
        string Kind,
        string Text,
        DateTimeOffset WrittenAt
    );

    private sealed record EvidenceRow
    {
        public Snowflake<Guild> GuildId { get; init; }

        public long Number { get; init; }

        public string Name { get; init; } = "";

        public string? MediaType { get; init; }

        public long Size { get; init; }

        public string? Hash { get; init; }

        public string? Place { get; init; }

        public string? Snapshot { get; init; }

        public DateTimeOffset AddedAt { get; init; }
    }
}

using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>
/// Takes a person out of evidence: what is kept beside cases about them goes with its files, and so do files of a message
/// that they wrote and that is evidence against somebody else; the message itself stays, without their words.
/// </summary>
internal sealed class PersonFiles(IObjectStore store)
{
    private const string Erased = "(erased)";

    /// <summary>Removing one that is gone changes nothing.</summary>
    public async Task RemoveAsync(IEnumerable<string> places, CancellationToken cancellation)
    {
        foreach (var place in places)
        {
            await store.DeleteAsync(place, cancellation);
        }
    }

    public static async Task EraseAsync(Unit unit, FilesPlan plan)
    {
        foreach (var row in plan.Removed)
        {
            await unit.ExecuteAsync(PersonEraseSql.RemoveEvidence, row);
        }

        foreach (var row in plan.Rewritten)
        {
            var rewritten = new
            {
                row.GuildId,
                row.Number,
                row.Position,
                row.Snapshot,
                Hash = CaseEvidence.HashOf(row.Snapshot!),
            };
            await unit.ExecuteAsync(PersonEraseSql.RewriteEvidence, rewritten);
        }

        // The mod-log names evidence, and a file may be named for a person.
        foreach (
            var key in plan
                .Removed.Concat(plan.Rewritten)
                .Select(row => new CaseKey(row.GuildId, row.Number))
                .Distinct()
        )
        {
            await unit.ExecuteAsync(EvidenceSql.Tell, new { key.Guild, key.Number });
            await unit.PostCaseAsync(key);
        }
    }

    /// <summary>Pure.</summary>
    public static FilesPlan Plan(IReadOnlyList<EvidenceRow> rows, Snowflake<User> person, Snowflake<User> pseudonym)
    {
        List<EvidenceRow> removed = [.. rows.Where(row => row.IsAbout)];
        List<EvidenceRow> rewritten = [];
        foreach (var row in rows.Where(row => !row.IsAbout && row.Snapshot is not null))
        {
            var message = JsonSerializer.Deserialize(row.Snapshot!, AegisJson.Default.MessageSnapshot)!;
            if (message.Author == person)
            {
                removed.AddRange(rows.Where(file => IsFileOf(file, row, message)));
            }

            var without = Without(message, person, pseudonym);
            if (without != message)
            {
                var text = JsonSerializer.Serialize(without, AegisJson.Default.MessageSnapshot);
                rewritten.Add(row with { Snapshot = text });
            }
        }

        return new([.. removed.Distinct()], rewritten);
    }

    private static bool IsFileOf(EvidenceRow file, EvidenceRow row, MessageSnapshot message) =>
        file.Kind == "file"
        && file.GuildId == row.GuildId
        && file.Number == row.Number
        && message.Files.Contains(file.Name, StringComparer.Ordinal);

    private static MessageSnapshot Without(
        MessageSnapshot message,
        Snowflake<User> person,
        Snowflake<User> pseudonym
    ) =>
        message.Author == person
            ? message with
            {
                Author = pseudonym,
                AuthorName = Pseudonyms.Name,
                Content = Erased,
                Files = [],
            }
            : message with
            {
                Content = message.Content.Replace(person.ToString(), pseudonym.ToString(), StringComparison.Ordinal),
            };
}

/// <param name="IsAbout">Of a case about the person.</param>
internal sealed record EvidenceRow(
    Snowflake<Guild> GuildId,
    long Number,
    long Position,
    string Kind,
    string Name,
    string? Place,
    string? Snapshot,
    bool IsAbout
);

internal sealed record FilesPlan(IReadOnlyList<EvidenceRow> Removed, IReadOnlyList<EvidenceRow> Rewritten)
{
    public IEnumerable<string> Places => Removed.Select(row => row.Place).OfType<string>();
}

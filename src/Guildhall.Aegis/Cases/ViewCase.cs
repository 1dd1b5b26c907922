using System.Globalization;
using System.Text;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case view</c>: everything about one case.</summary>
internal sealed class ViewCase(CaseEditor editor, Db db) : ICommand
{
    public static CommandSpec Spec { get; } = CaseCommands.Spec("case view", "Show a case");

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var number = CaseCommands.NumberOf(context);
        var found = await editor.ViewAsync(CaseCommands.StaffOf(context), number, cancellation);
        if (!found.TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        var embed = row.IsDeleted ? CaseMessage.Tombstone(row) : CaseMessage.Full(row);
        return new Reply
        {
            Embeds =
            [
                row.IsDeleted
                    ? embed
                    : EmbedRoom.Fit(
                        embed with
                        {
                            Fields = [.. embed.Fields ?? [], .. await DetailsAsync(row, cancellation)],
                        }
                    ),
            ],
            Ephemeral = true,
        };
    }

    private async Task<IEnumerable<EmbedField>> DetailsAsync(Case row, CancellationToken cancellation)
    {
        var key = new { Guild = row.GuildId, row.Number };
        var notes = await db.QueryAsync<CaseNote>(CaseDetailSql.Notes, key, cancellation);
        var labels = await db.QueryAsync<string>(CaseDetailSql.Labels, key, cancellation);
        var links = await db.QueryAsync<long>(CaseDetailSql.Links, key, cancellation);
        var evidence = await db.QueryAsync<CaseEvidence>(EvidenceSql.OfCase, key, cancellation);
        var fields = new List<(string Name, string Value)>
        {
            (
                "Notes",
                Lines(
                    notes.Select(n =>
                        $"{CaseText.Ago(n.WrittenAt)} {CaseText.Plain(n.AuthorName)}: {CaseText.Plain(n.Text)}"
                    )
                )
            ),
            ("Labels", string.Join(", ", labels.Select(CaseText.Plain))),
            ("Linked", string.Join(", ", links.Select(l => string.Create(CultureInfo.InvariantCulture, $"#{l}")))),
            ("Evidence", CaseEvidence.Describe(evidence, 1024)),
        };
        return fields
            .Where(field => field.Value.Length > 0)
            .Select(field => new EmbedField(field.Name, CaseText.Cut(field.Value, 1024)));
    }

    private static string Lines(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings history</c>: who changed what, and when.</summary>
internal sealed class SettingsHistory(GuildSettingsBook book, Gates gates) : ICommand
{
    private const int PageSize = 15;

    public static CommandSpec Spec { get; } =
        new("settings history", "Who changed the settings, and when")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Integer("before", "Only versions before this one")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var rows = await book.HistoryAsync(context.Guild, PageSize, context.TryGetInteger("before"), cancellation);
        return SettingsReply.Of(
            "Versions of the settings",
            rows.Count == 0
                ? ["There are none: everything is as by default."]
                : rows.Select(row =>
                    $"**{row.Version}** · <t:{row.ChangedAt.ToUnixTimeSeconds()}:f> · {Who(row.ChangedBy)} · {row.Summary}"
                ),
            rows.Count == PageSize ? $"Older ones: /settings history before:{rows[^1].Version}" : null
        );
    }

    private static string Who(string actor) => ulong.TryParse(actor, out _) ? $"<@{actor}>" : actor;
}

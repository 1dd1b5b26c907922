using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings diff</c>: what differs between two versions.</summary>
internal sealed class DiffSettings(GuildSettingsBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("settings diff", "What differs between two versions of the settings")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Integer("from", "A version; 0 is the defaults").Required(),
                CommandOption.Integer("to", "A version; without it the present one"),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var newest = (await book.ReadAsync(context.Guild, cancellation)).Version;
        var (from, to) = (context.GetInteger("from"), context.TryGetInteger("to") ?? newest);
        if (await book.TryReadVersionAsync(context.Guild, from, cancellation) is not { } before)
        {
            return SettingsRefusals.NoVersion(from, newest);
        }

        if (await book.TryReadVersionAsync(context.Guild, to, cancellation) is not { } after)
        {
            return SettingsRefusals.NoVersion(to, newest);
        }

        var changes = SettingsDocument.Diff(before.Document, after.Document);
        return SettingsReply.Of(
            $"From version {from} to version {to}",
            changes.Count == 0 ? ["Nothing differs."] : changes.Select(change => change.Show())
        );
    }
}

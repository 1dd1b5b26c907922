using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings rollback</c>: an earlier version becomes the newest one.</summary>
internal sealed class RollBackSettings(SettingsEditor editor, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("settings rollback", "Go back to an earlier version of the settings")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Integer("version", "Which; 0 is the defaults").Required()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var rollingBack = await editor.RollBackAsync(staff, context.GetInteger("version"), cancellation);
        return rollingBack.TryGet(out var edit, out refusal) ? SettingsReply.Of(edit) : refusal;
    }
}

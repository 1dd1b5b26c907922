using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary><c>/settings set</c>: one setting, from what a person types.</summary>
internal sealed class SetSetting(SettingsEditor editor, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("settings set", "Change one setting")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("name", "Which, such as modLog.channel").Required().Suggested(),
                CommandOption
                    .Text("value", "on, off, a number, #channel, 2h, none … or default")
                    .Required()
                    .Suggested(),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var setting = await editor.SetAsync(staff, context.GetText("name"), context.GetText("value"), cancellation);
        return setting.TryGet(out var edit, out refusal) ? SettingsReply.Of(edit) : refusal;
    }
}

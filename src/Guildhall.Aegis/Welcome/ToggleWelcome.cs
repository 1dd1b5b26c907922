using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary><c>/welcome toggle</c>: on or off, and nothing else changes.</summary>
internal sealed class ToggleWelcome(SettingsEditor editor, GuildSettingsBook book, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("welcome toggle", "Welcome on or off")
        {
            Options = [CommandOption.Boolean("on", "Default: the other of what it is")],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        var need = new Need { Rights = [Rights.SettingsEdit] };
        if (await gates.CheckAsync(staff, need, cancellation) is { } closed)
        {
            return closed;
        }

        var isOn = (await book.GetAsync(context.Guild, cancellation)).Welcome.Enabled;
        var wanted = context.TryGetBoolean("on") ?? !isOn;
        var edit = await editor.SetAsync(staff, "welcome.enabled", wanted ? "yes" : "no", cancellation);
        return edit.TryGet(out _, out var refusal)
            ? new Reply(wanted ? "Whoever joins is welcomed." : "Nobody is welcomed any more.")
            : refusal;
    }
}

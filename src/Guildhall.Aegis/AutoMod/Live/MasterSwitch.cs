using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What <c>/automod enable</c> and <c>/automod disable</c> have in common.</summary>
internal sealed class MasterSwitch(SettingsEditor editor, Gates gates)
{
    public static CommandSpec Spec(string name, string description) =>
        new($"automod {name}", description) { Ephemeral = true, DefaultMemberPermissions = Permissions.ManageGuild };

    /// <summary>Null where it stands so now, also where it did before.</summary>
    /// <param name="value"><c>on</c> or <c>off</c>.</param>
    public async Task<Refusal?> SetAsync(CommandContext context, string value, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } closed)
        {
            return closed;
        }

        var edit = await editor.SetAsync(staff, "autoMod.enabled", value, cancellation);
        return edit.TryGet(out _, out var refusal) || refusal == SettingsRefusals.Unchanged ? null : refusal;
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod enable</c>: the master switch.</summary>
internal sealed class EnableAutoMod(SettingsEditor editor, RuleBook book, AutoModReadiness readiness, Gates gates)
    : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod enable", "Switch AutoMod on")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var edit = await editor.SetAsync(staff, "autoMod.enabled", "on", cancellation);
        if (!edit.TryGet(out _, out refusal) && refusal != SettingsRefusals.Unchanged)
        {
            return refusal;
        }

        var rules = (await book.GetAsync(context.Guild, cancellation)).Rules;
        return new Reply($"AutoMod is on. {await readiness.DescribeAsync(context.Guild, rules, cancellation)}");
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Presets;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod preset</c>: rules that come with the program, in place of those that there are.</summary>
internal sealed class ChooseAutoModPreset(RuleBook book, AutoModReadiness readiness, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod preset", "Take a set of rules that comes with Aegis; yours are replaced")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Choice("name", "watch only notes what it would do", RulePresets.Names).Required()],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var name = context.GetText("name");
        if (RulePresets.TryRead(name) is not { } json)
        {
            return AutoModRefusals.NoPreset(name, RulePresets.Names);
        }

        var current = await book.GetAsync(context.Guild, cancellation);
        var saving = await book.SaveAsync(staff, json, current.Version, $"preset {name}", cancellation);
        if (!saving.TryGet(out var saved, out refusal))
        {
            return refusal;
        }

        var ready = await readiness.DescribeAsync(saved, context.Guild, cancellation);
        return new Reply(
            $"The rules are those of the preset {name}: {saved.Rules.Rules.Count}. "
                + $"{RollBackAutoMod.WayBack(current.Version)}\n{ready}"
        );
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod native</c>: whether Discord's own AutoMod has what of the rules it can do, and with <c>push</c>
/// makes it so. Rules that others made there are left alone.</summary>
internal sealed class SyncNativeRules(RuleBook book, Gates gates, DiscordRest rest) : ICommand
{
    private const string Reason = "AutoMod rules of Guildhall";

    public static CommandSpec Spec { get; } =
        new("automod native", "Compare Discord's own AutoMod with the rules, or push them there")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options = [CommandOption.Boolean("push", "Write the rules into Discord")],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var need = SettingsNeed.Edit with { Bot = Permissions.ManageGuild };
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } refusal)
        {
            return refusal;
        }

        var pushes = context.TryGetBoolean("push") == true;
        var wanted = NativeRules.Of((await book.GetAsync(context.Guild, cancellation)).Json);
        var there = await rest.GetAutoModRulesAsync(context.Guild, cancellation);
        var lines = new List<string>();
        foreach (var rule in wanted)
        {
            var known = there.FirstOrDefault(r => r.Name == rule.Name);
            var state =
                known is null ? "missing"
                : NativeRules.IsSame(rule, known) ? "as it should be"
                : "changed in Discord";
            if (pushes && state != "as it should be")
            {
                state = await PushAsync(context.Guild, rule, known, cancellation);
            }

            lines.Add($"{rule.Name}: {state}");
        }

        foreach (var other in there.Where(r => IsLeftOver(r, wanted)))
        {
            lines.Add($"{other.Name}: no rule of that name any more; delete it in Discord");
        }

        return new Reply(lines.Count == 0 ? "None of the rules can be done by Discord." : string.Join('\n', lines));
    }

    private static bool IsLeftOver(AutoModRule rule, IReadOnlyList<CreateAutoModRule> wanted) =>
        rule.Name.StartsWith(NativeRules.Prefix, StringComparison.Ordinal) && wanted.All(w => w.Name != rule.Name);

    private async Task<string> PushAsync(
        Snowflake<Guild> guild,
        CreateAutoModRule rule,
        AutoModRule? known,
        CancellationToken cancellation
    )
    {
        try
        {
            if (known is null)
            {
                await rest.CreateAutoModRuleAsync(guild, rule, Reason, cancellation);
                return "created";
            }

            var changes = new ModifyAutoModRule { TriggerMetadata = rule.TriggerMetadata, Enabled = true };
            await rest.ModifyAutoModRuleAsync(guild, known.Id, changes, Reason, cancellation);
            return "put right";
        }
        catch (DiscordApiException exception) when ((int)exception.Status is >= 400 and < 500)
        {
            return $"refused by Discord: {exception.Message}";
        }
    }
}

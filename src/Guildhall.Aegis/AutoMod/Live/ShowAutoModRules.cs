using System.Text;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod rule show</c>: the rules as a list and as the file that they are.</summary>
internal sealed class ShowAutoModRules(RuleBook book, GuildSettingsBook settings, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod rule show", "All rules, as a file too")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var rules = await book.GetAsync(context.Guild, cancellation);
        var isOn = (await settings.GetAsync(context.Guild, cancellation)).AutoMod.Enabled;
        var state = isOn ? " at work" : "; AutoMod is off, and `/automod enable` sets them to work";
        var names = rules.Rules.Rules.Select(r => $"{CaseText.Plain(r.Name)} ({r.Mode})");
        return new Reply(
            $"Version {rules.Version}, {rules.Rules.Rules.Count} rules{state}:\n{string.Join('\n', names)}"
        )
        {
            Files =
            [
                FileUpload.FromBytes($"automod-{rules.Version}.json", Encoding.UTF8.GetBytes(rules.Json)) with
                {
                    ContentType = "application/json",
                },
            ],
        };
    }
}

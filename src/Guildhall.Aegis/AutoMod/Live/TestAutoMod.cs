using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod test</c>: what the rules would say to a text, without anything happening.</summary>
internal sealed class TestAutoMod(RuleBook book, Gates gates, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("automod test", "What would the rules say to this text?")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("text", "As a member would write it") with
                {
                    MaxLength = 4000,
                    Required = true,
                },
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(Staff.Of(context), SettingsNeed.View, cancellation) is { } refusal)
        {
            return refusal;
        }

        var rules = await book.GetAsync(context.Guild, cancellation);
        var verdict = new AutoModEngine().Decide(
            new ModerationEvent
            {
                Kind = EventKinds.Message,
                Id = 1,
                User = 1,
                Channel = context.Channel.Value,
                Text = context.GetText("text"),
                At = time.GetUtcNow(),
            },
            rules.Rules,
            new GuildState(rules.Rules.Needs)
        );
        return new Reply(Describe(verdict));
    }

    private static string Describe(Verdict verdict)
    {
        if (verdict.Hits.Count == 0)
        {
            return "No rule minds that.";
        }

        var lines = verdict.Hits.Select(hit =>
            $"**{CaseText.Plain(hit.Rule.Name)}**{(hit.IsObserved ? " (only observed)" : "")}"
            + (
                hit.Matched is { } matched
                    ? $": `{ReadableText.WithoutTurns(matched).Replace("`", "ˋ", StringComparison.Ordinal)}`"
                    : ""
            )
        );
        var actions = string.Join(", ", verdict.Actions.Select(a => a.Name).DefaultIfEmpty("nothing"));
        return $"{string.Join('\n', lines)}\nIt would lead to: {actions}.";
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod simulate</c>: what the rules would have done to the last messages of a channel.</summary>
internal sealed class SimulateAutoMod(
    RuleBook book,
    GuildSettingsBook settings,
    GuildEvents guildEvents,
    Targets targets,
    Gates gates,
    DiscordRest rest,
    TimeProvider time
) : ICommand
{
    private const int MostMessages = 1_000;
    private const int MostShown = 10;
    private const int MostAskedFor = 50;

    public static CommandSpec Spec { get; } =
        new("automod simulate", "Try the rules on a channel's last 24 hours; nothing happens")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Channel("channel", "Default: this one"),
                CommandOption.Integer("hours", "Default 24") with
                {
                    MinValue = 1,
                    MaxValue = 168,
                },
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var channel = context.TryGetChannel("channel") ?? context.Channel;
        var need = SettingsNeed.View with
        {
            Bot = Permissions.ViewChannel | Permissions.ReadMessageHistory,
            Channel = channel,
        };
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } refusal)
        {
            return refusal;
        }

        var since = time.GetUtcNow() - TimeSpan.FromHours(context.TryGetInteger("hours") ?? 24);
        var messages = new List<Message>();
        await foreach (var message in rest.ReadMessagesAsync(channel, null, cancellation))
        {
            if (message.Id.CreatedAt < since || messages.Count == MostMessages)
            {
                break;
            }

            messages.Add(message);
        }

        messages.Reverse();
        var rules = await book.GetAsync(context.Guild, cancellation);
        var wanted = (await settings.GetAsync(context.Guild, cancellation)).AutoMod;
        var events = messages.ConvertAll(message => guildEvents.Complete(context.Guild, LiveEvents.Of(message), rules));
        var roles = await RolesAsync(context.Guild, Replay(rules.Rules, events, wanted), cancellation);
        events = events.ConvertAll(e =>
            roles.TryGetValue(e.User, out var held)
                ? guildEvents.Complete(context.Guild, e with { Roles = held }, rules)
                : e
        );
        return new Reply(Describe(messages.Count, Replay(rules.Rules, events, wanted)));
    }

    /// <summary>Messages that are read afterwards do not tell who is staff.</summary>
    private async Task<Dictionary<ulong, IReadOnlyList<ulong>>> RolesAsync(
        Snowflake<Guild> guild,
        List<(ModerationEvent Message, RuleHit Hit)> hits,
        CancellationToken cancellation
    )
    {
        var roles = new Dictionary<ulong, IReadOnlyList<ulong>>();
        var authors = hits.Where(h => !h.Message.IsWebhook).Select(h => h.Message.User).Distinct();
        foreach (var author in authors.Take(MostAskedFor))
        {
            if ((await targets.FindAsync(guild, new(author), cancellation)).TryGet(out var target, out _))
            {
                roles[author] = [.. target.Roles.Select(role => role.Value)];
            }
        }

        return roles;
    }

    private static List<(ModerationEvent Message, RuleHit Hit)> Replay(
        RuleSet rules,
        List<ModerationEvent> messages,
        AutoModSettings wanted
    )
    {
        var engine = new AutoModEngine();
        var guild = new GuildState(rules.Needs);
        var hits = new List<(ModerationEvent, RuleHit)>();
        foreach (var message in messages.Where(message => !GuildEvents.IsExempt(wanted, message)))
        {
            if (engine.Decide(message, rules, guild, burst: wanted.Burst) is { IsSilent: false, Main: { } main })
            {
                hits.Add((message, main));
            }
        }

        return hits;
    }

    private static string Describe(int messages, List<(ModerationEvent Message, RuleHit Hit)> hits)
    {
        var counts = hits.CountBy(h => h.Hit.Rule.Name)
            .OrderByDescending(c => c.Value)
            .Select(c => $"{CaseText.Plain(c.Key)} {c.Value}");
        var shown = hits.Take(MostShown)
            .Select(h => $"<@{h.Message.User}> **{CaseText.Plain(h.Hit.Rule.Name)}**: ||{Shorten(h.Hit.Matched)}||");
        var more = messages == MostMessages ? $" (only the last {MostMessages})" : "";
        return hits.Count == 0
            ? $"Of {messages} messages{more} the rules mind none."
            : $"Of {messages} messages{more} the rules mind {hits.Count}: {string.Join(", ", counts)}.\n"
                + string.Join('\n', shown);
    }

    private static string Shorten(string? text) => text is null ? "" : CaseText.Plain(CaseText.Cut(text, 60));
}

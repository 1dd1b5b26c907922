using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary><c>/automod simulate</c>: what the rules would have done to the last messages of a channel.</summary>
internal sealed class SimulateAutoMod(RuleBook book, Gates gates, DiscordRest rest, TimeProvider time) : ICommand
{
    private const int MostMessages = 1_000;
    private const int MostShown = 10;

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

        var rules = await book.GetAsync(context.Guild, cancellation);
        return new Reply(Replay(rules.Rules, messages));
    }

    private static string Replay(RuleSet rules, List<Message> messages)
    {
        var engine = new AutoModEngine();
        var guild = new GuildState(rules.Needs);
        var hits = new List<(Message Message, RuleHit Hit)>();
        messages.Reverse();
        foreach (var message in messages)
        {
            var verdict = engine.Decide(LiveEvents.Of(message), rules, guild);
            if (verdict is { IsSilent: false, Main: { } main })
            {
                hits.Add((message, main));
            }
        }

        var counts = hits.CountBy(h => h.Hit.Rule.Name)
            .OrderByDescending(c => c.Value)
            .Select(c => $"{c.Key} {c.Value}");
        var shown = hits.Take(MostShown)
            .Select(h => $"<@{h.Message.Author.Id}> **{h.Hit.Rule.Name}**: ||{Shorten(h.Hit.Matched)}||");
        var more = messages.Count == MostMessages ? $" (only the last {MostMessages})" : "";
        return hits.Count == 0
            ? $"Of {messages.Count} messages{more} the rules mind none."
            : $"Of {messages.Count} messages{more} the rules mind {hits.Count}: {string.Join(", ", counts)}.\n"
                + string.Join('\n', shown);
    }

    private static string Shorten(string? text) =>
        text is null ? "" : (text.Length > 60 ? text[..60] : text).Replace('|', ' ').Replace('\n', ' ');
}

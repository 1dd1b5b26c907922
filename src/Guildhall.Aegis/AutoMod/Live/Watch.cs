using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>
/// Puts everything that happens before the rules. What they say is written down, with the job that does it, in one unit;
/// nothing here calls Discord.
/// </summary>
internal sealed class Watch(
    Db db,
    RuleBook book,
    LiveGuilds live,
    GuildSettingsBook settings,
    RaidBook raids,
    GuildCache guilds,
    GuildEvents events,
    StaffNames staffNames,
    TimeProvider time
)
    : IListener<Message>,
        IListener<MessageChanged>,
        IListener<MemberChanged>,
        IListener<Channel>,
        IListener<ReactionChanged>,
        IListener<AutoModExecuted>,
        IListener<AuditLogEntry>,
        IListener<MemberJoined>
{
    public async Task HandleAsync(Message happened, CancellationToken cancellation)
    {
        if (happened.GuildId is not { } guild || happened.Author.Id == guilds.Self || !IsWritten(happened.Type))
        {
            return;
        }

        await WatchAsync(guild, happened.Author, () => LiveEvents.Of(happened), cancellation);
        if (happened.Attachments.Count > 0)
        {
            await HaveReadAsync(guild, happened, cancellation);
        }
    }

    public Task HandleAsync(MessageChanged happened, CancellationToken cancellation) =>
        happened.GuildId is { } guild && happened.Author?.Id != guilds.Self
            ? WatchAsync(guild, happened.Author, () => LiveEvents.TryOf(happened, time.GetUtcNow()), cancellation)
            : Task.CompletedTask;

    public Task HandleAsync(MemberChanged happened, CancellationToken cancellation) =>
        happened.User.Id != guilds.Self
            ? WatchAsync(happened.GuildId, happened.User, () => LiveEvents.Of(happened, time.GetUtcNow()), cancellation)
            : Task.CompletedTask;

    public Task HandleAsync(Channel happened, CancellationToken cancellation) =>
        happened is { GuildId: { } guild, IsThread: true } && happened.OwnerId != guilds.Self
            ? WatchAsync(guild, null, () => LiveEvents.Of(happened, time.GetUtcNow()), cancellation)
            : Task.CompletedTask;

    public Task HandleAsync(ReactionChanged happened, CancellationToken cancellation) =>
        happened.GuildId is { } guild && happened.UserId != guilds.Self
            ? WatchAsync(guild, happened.Member?.User, () => LiveEvents.Of(happened, time.GetUtcNow()), cancellation)
            : Task.CompletedTask;

    public Task HandleAsync(AutoModExecuted happened, CancellationToken cancellation) =>
        WatchAsync(happened.GuildId, null, () => LiveEvents.Of(happened, time.GetUtcNow()), cancellation);

    public Task HandleAsync(AuditLogEntry happened, CancellationToken cancellation) =>
        happened.GuildId is { } guild && happened.UserId != guilds.Self
            ? WatchAsync(guild, null, () => LiveEvents.TryOf(happened), cancellation)
            : Task.CompletedTask;

    public Task HandleAsync(MemberJoined happened, CancellationToken cancellation) =>
        happened.User.Id != guilds.Self
            ? WatchAsync(happened.GuildId, happened.User, () => LiveEvents.Of(happened, time.GetUtcNow()), cancellation)
            : Task.CompletedTask;

    /// <summary>Puts something before the rules that no listener hears of.</summary>
    public Task JudgeAsync(
        Snowflake<Guild> guild,
        User user,
        ModerationEvent happened,
        CancellationToken cancellation
    ) => WatchAsync(guild, user, () => happened, cancellation);

    /// <summary>Where rules ask for content, a job reads the files.</summary>
    private async Task HaveReadAsync(Snowflake<Guild> guild, Message message, CancellationToken cancellation)
    {
        var wanted = (await settings.GetAsync(guild, cancellation)).AutoMod;
        if (!wanted.Enabled || ((await book.GetAsync(guild, cancellation)).Rules.Least.Used & Traits.Files) == 0)
        {
            return;
        }

        var job = new ReadFilesJob
        {
            Guild = guild,
            Channel = message.ChannelId,
            Message = message.Id,
            User = message.Author.Id,
            UserName = message.Author.Username,
            Roles = [.. (message.Member?.Roles ?? []).Select(role => role.Value)],
            Files = [.. message.Attachments.Select(a => new FileToRead(a.Id, a.Filename, a.Size, a.Url))],
        };
        await db.WriteAsync(unit => unit.EnqueueAsync(job), cancellation);
    }

    private async Task WatchAsync(
        Snowflake<Guild> guild,
        User? user,
        Func<ModerationEvent?> read,
        CancellationToken cancellation
    )
    {
        var name = user?.Username ?? "";
        var wanted = (await settings.GetAsync(guild, cancellation)).AutoMod;
        if (!wanted.Enabled || read() is not { } happened)
        {
            return;
        }

        var rules = await book.GetAsync(guild, cancellation);
        happened = events.Complete(guild, happened, rules);
        if (happened is { IsStaff: true, IsBot: false, Kind: EventKinds.Message or EventKinds.Name })
        {
            var nick = happened.Kind == EventKinds.Name ? happened.Text.Split('\n')[0] : null;
            staffNames.Remember(guild.Value, happened.User, name, user?.GlobalName, nick);
        }

        if (GuildEvents.IsExempt(wanted, happened))
        {
            return;
        }

        var raid = rules.Rules.AsksRaid ? await raids.LevelAsync(guild, cancellation) : RaidLevel.Normal;
        var verdict = live.Decide(guild, rules.Rules, happened, raid.Stored(), wanted.Burst);
        if (verdict.Hits.Count > 0 || verdict.Suspended.Count > 0 || verdict.Awaited.Count > 0)
        {
            await db.WriteAsync(unit => WriteAsync(unit, guild, name, happened, verdict), cancellation);
        }
    }

    private static async Task WriteAsync(
        Unit unit,
        Snowflake<Guild> guild,
        string name,
        ModerationEvent happened,
        Verdict verdict
    )
    {
        if (verdict.Awaited.Count > 0)
        {
            await unit.EnqueueAsync(LookUpInvitesJob.Of(guild, name, happened, verdict.Awaited));
        }

        foreach (var rule in verdict.Suspended)
        {
            await unit.EnqueueAsync(new TellSuspendedJob(guild, rule.Name));
        }

        if (!verdict.IsSilent)
        {
            foreach (var hit in verdict.Hits)
            {
                var row = Row(guild, name, happened, verdict, hit);
                if (await unit.ExecuteAsync(AutoModSql.AddHit, row) == 1)
                {
                    await unit.AnnounceAsync(EventOf(guild, happened, verdict, hit));
                }
            }

            await unit.ForgetLaterAsync(guild, unit.Now);
        }

        var deletes = await DoomAsync(unit, guild, happened, verdict);
        var rest = verdict.Actions.Where(a => !a.IsDeleting).ToList();
        if (!verdict.IsSilent && verdict.Actions.Count > 0)
        {
            await unit.EnqueueAsync(
                new ActOnHitJob
                {
                    Guild = guild,
                    Subject = happened.Id,
                    Channel = new(happened.Channel),
                    User = new(happened.User),
                    UserName = name,
                    Rule = verdict.Main!.Rule.Name,
                    Matched = verdict.Main.Matched,
                    Excerpt = rest.Exists(a => a.Kind is ActionKind.Vote or ActionKind.Ticket) ? happened.Text : null,
                    Deletes = deletes,
                    Actions = [.. rest.Select(HitAction.Of)],
                }
            );
        }
    }

    /// <summary>Messages that go: rows first, so that one call takes many of them and a crash forgets none.</summary>
    private static async Task<int> DoomAsync(
        Unit unit,
        Snowflake<Guild> guild,
        ModerationEvent happened,
        Verdict verdict
    )
    {
        var rule = verdict.Main?.Rule.Name ?? "";
        var subject = new Snowflake<AnyEntity>(verdict.IsSilent ? verdict.BurstOf : happened.Id);
        var doomed = 0;
        var places = new List<MessagePlace>(verdict.Earlier);
        if (happened.Kind is EventKinds.Message or EventKinds.Edit && verdict.Actions.Any(a => a.IsDeleting))
        {
            places.Add(new MessagePlace(happened.Channel, happened.Id));
        }

        foreach (var place in places)
        {
            doomed += await unit.DoomAsync(guild, new(place.Channel), new(place.Message), subject, rule);
        }

        if (verdict.IsSilent && doomed > 0)
        {
            await unit.AddToBurstAsync(guild, subject, rule);
        }

        foreach (var channel in places.Select(p => p.Channel).Distinct())
        {
            await unit.EnqueueAsync(new SweepJob(guild, new(channel)));
        }

        return doomed;
    }

    private static object Row(
        Snowflake<Guild> guild,
        string name,
        ModerationEvent happened,
        Verdict verdict,
        RuleHit hit
    ) =>
        new
        {
            Guild = guild,
            Subject = new Snowflake<AnyEntity>(happened.Id),
            Rule = hit.Rule.Name,
            Mode = hit.IsObserved ? "observe" : "enforce",
            Event = EventName(happened.Kind),
            Channel = new Snowflake<Channel>(happened.Channel),
            User = new Snowflake<User>(happened.User),
            UserName = name,
            Action = RuleAction.NameOf(hit.IsObserved ? ActionKind.None : verdict.Strongest),
            hit.Matched,
            Hash = hit.Matched is { } matched
                ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(matched)))[..32]
                : null,
            Now = happened.At,
        };

    private static HookEvent EventOf(Snowflake<Guild> guild, ModerationEvent happened, Verdict verdict, RuleHit hit) =>
        new(guild, "automod.hit", $"rule {hit.Rule.Name}")
        {
            Actor = "system:automod",
            Data = new Dictionary<string, string>
            {
                ["rule"] = hit.Rule.Name,
                ["mode"] = hit.IsObserved ? "observe" : "enforce",
                ["event"] = EventName(happened.Kind),
                ["subject"] = $"{happened.Id}",
                ["channel"] = $"{happened.Channel}",
                ["user"] = $"{happened.User}",
                ["action"] = RuleAction.NameOf(hit.IsObserved ? ActionKind.None : verdict.Strongest),
            },
        };

    private static string EventName(EventKinds kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static bool IsWritten(MessageType type) =>
        type is MessageType.Default or MessageType.Reply or MessageType.ThreadStarterMessage;
}

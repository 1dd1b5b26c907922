using Guildhall.Aegis.Access;
using Guildhall.Aegis.Raids.Detection;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Joins;

/// <summary>Counts every join, and raises the level where they call for it.</summary>
internal sealed class WatchJoins(
    GuildSettingsBook settings,
    RaidRooms rooms,
    RaidBook raids,
    JoinLog joins,
    InviteTracker invites,
    TimeProvider time
) : IListener<MemberJoined>
{
    private const int LongestName = 100;

    public async Task HandleAsync(MemberJoined happened, CancellationToken cancellation)
    {
        var guild = happened.GuildId;
        var rules = (await settings.GetAsync(guild, cancellation)).Raids;
        if (!rules.Enabled || happened.User.Bot)
        {
            return;
        }

        var joiner = new Joiner
        {
            User = happened.User.Id,
            Name = Shown(happened.User.Username),
            HasAvatar = happened.User.Avatar is not null,
            JoinedAt = happened.JoinedAt ?? time.GetUtcNow(),
        };
        var thresholds = ToThresholds(rules);
        var room = await rooms.GetAsync(guild, thresholds, cancellation);
        // Asked each time: another process may have heard the staff's word.
        if ((await raids.NewestAsync(guild, cancellation))?.QuietUntil is { } ended)
        {
            room.CountAfter(ended);
        }

        var verdict = room.Add(joiner, thresholds);
        await joins.AddAsync(ToRow(guild, joiner, verdict), cancellation);
        invites.Joined(guild, joiner.User);
        if (verdict.Level > RaidLevel.Normal)
        {
            await RaiseAsync(guild, verdict, rules, cancellation);
        }
    }

    public static JoinThresholds ToThresholds(RaidSettings rules) =>
        new()
        {
            Window = rules.Window,
            WatchJoins = rules.WatchJoins,
            RaidJoins = rules.RaidJoins,
            LockdownJoins = rules.LockdownJoins,
            YoungAccount = rules.YoungAccount,
            OfficialInvites = rules.OfficialInvites.ToHashSet(StringComparer.Ordinal),
        };

    private async Task RaiseAsync(
        Snowflake<Guild> guild,
        JoinVerdict verdict,
        RaidSettings rules,
        CancellationToken cancellation
    )
    {
        var by = Staff.OfSystem(guild, "raid");
        var change = new RaidChange(verdict.Level, verdict.Why ?? "", verdict.Since, rules.Duration, by);
        await raids.RaiseAsync(change, cancellation);
    }

    private static JoinRow ToRow(Snowflake<Guild> guild, Joiner joiner, JoinVerdict verdict) =>
        new(
            (long)guild.Value,
            (long)joiner.User.Value,
            joiner.JoinedAt.ToUnixTimeMilliseconds(),
            joiner.Name,
            joiner.HasAvatar ? 1 : 0,
            verdict.Suspicion,
            joiner.Invite
        );

    // PostgreSQL keeps no NUL in text.
    private static string Shown(string name)
    {
        var text = name.Replace("\0", "", StringComparison.Ordinal);
        return text.Length > LongestName ? text[..LongestName] : text;
    }
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What a guild's rules need that the bot was not given, told before the first hit fails.</summary>
internal sealed class AutoModReadiness(Standings standings, HitPlaces places, TimeProvider time)
{
    private const Permissions ToTell = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    /// <summary>Where alerts go, and a line for each thing that is missing.</summary>
    public async Task<string> DescribeAsync(Snowflake<Guild> guild, RuleSet rules, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(guild, cancellation);
        var lines = new List<string> { await places.DescribeAsync(guild, cancellation) };
        if (await places.AlertsAsync(guild, cancellation) is { } channel)
        {
            var there = standing.PermissionsOf(standing.Bot, channel, time.GetUtcNow());
            if (there is null)
            {
                lines.Add($"⚠️ I do not see <#{channel}>: no alert arrives there.");
            }
            else if ((ToTell & ~there.Value) is var silent and not Permissions.None)
            {
                lines.Add($"⚠️ No alert arrives in <#{channel}>: there I lack **{PermissionNames.Of(silent)}**.");
            }
        }

        var held = standing.PermissionsOf(standing.Bot, null, time.GetUtcNow()) ?? Permissions.None;
        if ((NeedOf(rules) & ~held) is var missing and not Permissions.None)
        {
            lines.Add($"⚠️ For these rules my role lacks **{PermissionNames.Of(missing)}**.");
        }

        return string.Join('\n', lines);
    }

    private static Permissions NeedOf(RuleSet rules) =>
        rules
            .Rules.Where(rule => rule.Mode == RuleMode.Enforce)
            .SelectMany(rule => rule.Then)
            .Aggregate(Permissions.ViewChannel, (need, action) => need | NeedOf(action.Kind));

    private static Permissions NeedOf(ActionKind action) =>
        action switch
        {
            ActionKind.Delete or ActionKind.DeleteLast => Permissions.ManageMessages,
            ActionKind.Reply or ActionKind.Vote => Permissions.SendMessages,
            ActionKind.Ticket => Permissions.CreatePrivateThreads,
            ActionKind.AddRole or ActionKind.RemoveRole or ActionKind.Quarantine => Permissions.ManageRoles,
            ActionKind.Nickname => Permissions.ManageNicknames,
            ActionKind.Lock => Permissions.ManageRoles | Permissions.ManageChannels,
            ActionKind.Slowmode => Permissions.ManageChannels,
            ActionKind.PauseInvites => Permissions.ManageGuild,
            ActionKind.Timeout => Permissions.ModerateMembers,
            ActionKind.Kick => Permissions.KickMembers,
            ActionKind.Softban or ActionKind.Tempban or ActionKind.Ban => Permissions.BanMembers,
            _ => Permissions.None,
        };
}

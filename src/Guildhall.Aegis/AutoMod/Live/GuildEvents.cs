using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>What the guild itself tells of an event, and whom its settings leave out.</summary>
internal sealed class GuildEvents(GuildCache guilds, TimeProvider time)
{
    private static readonly ConditionalWeakTable<AutoModSettings, Exemption> exemptions = [];

    /// <summary>With the channel's place and the member's rank.</summary>
    public ModerationEvent Complete(Snowflake<Guild> id, ModerationEvent happened, GuildRules rules)
    {
        happened = happened with { Guild = id.Value };
        if (guilds.TryGet(id) is not { } guild)
        {
            return happened;
        }

        var channel = guild.TryGetChannel(new(happened.Channel));
        var above = channel is { IsThread: true, ParentId: { } parent } ? guild.TryGetChannel(parent) : channel;
        var subject = new GuildSubject(new(happened.User), [.. happened.Roles.Select(r => new Snowflake<Role>(r))]);
        return happened with
        {
            IsThread = happened.IsThread || channel?.IsThread == true,
            Category = above?.ParentId?.Value ?? 0,
            IsStaff = !happened.IsWebhook && StaffRank.IsStaff(guild.Roles, subject, rules.Grants, time.GetUtcNow()),
        };
    }

    public static bool IsExempt(AutoModSettings settings, ModerationEvent happened) =>
        exemptions.GetValue(settings, ExemptionOf).Covers(happened);

    private static Exemption ExemptionOf(AutoModSettings settings) =>
        new()
        {
            Roles = settings.ExemptRoles.Select(r => r.Value).ToFrozenSet(),
            Users = settings.ExemptUsers.Select(u => u.Value).ToFrozenSet(),
            Channels = settings.ExemptChannels.Select(c => c.Value).ToFrozenSet(),
            Categories = settings.ExemptChannels.Select(c => c.Value).ToFrozenSet(),
            Bots = settings.ExemptBots,
            Webhooks = settings.ExemptWebhooks,
            Staff = settings.ExemptStaff,
        };
}

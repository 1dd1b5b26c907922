using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts.AutoMod;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>People join, change and go.</summary>
internal static class MemberActs
{
    public static SimMember Join(Universe world, SimGuild guild, SimUser user)
    {
        var member = new SimMember(user, world.Now);
        guild.Members.Add(user.Id, member);
        var data = member.ToJson().With(("guild_id", guild.Id.Text()));
        Publish(world, guild, "GUILD_MEMBER_ADD", data, Intents.GuildMembers);
        Notices.Joined(world, guild, user);
        AutoModActs.CheckProfile(world, guild, member);
        return member;
    }

    /// <summary>The member is no longer there; a bot loses the whole guild.</summary>
    public static void Remove(Universe world, SimGuild guild, SimMember member)
    {
        if (world.BotOf(member.User) is { } bot)
        {
            var gone = new JsonObject { ["id"] = guild.Id.Text() };
            world.Publish(
                new("GUILD_DELETE", gone)
                {
                    Guild = guild,
                    Only = bot,
                    Needs = Intents.Guilds,
                }
            );
        }

        VoiceActs.Move(world, guild, member, null);
        guild.Members.Remove(member.User.Id);
        foreach (var thread in guild.Threads)
        {
            thread.ThreadMembers.Remove(member.User.Id);
        }

        var data = new JsonObject { ["guild_id"] = guild.Id.Text(), ["user"] = member.User.ToJson() };
        Publish(world, guild, "GUILD_MEMBER_REMOVE", data, Intents.GuildMembers);
        if (world.BotOf(member.User) is { } separated)
        {
            GuildActs.Separated(world, guild, separated);
        }
    }

    public static void Announce(Universe world, SimGuild guild, SimMember member)
    {
        var data = member.ToJson().With(("guild_id", guild.Id.Text()));
        world.Publish(
            new("GUILD_MEMBER_UPDATE", data)
            {
                Guild = guild,
                Needs = Intents.GuildMembers,
                About = member.User.Id,
            }
        );
    }

    /// <summary>Bans, removes the member if there is one, and deletes what they wrote in that time.</summary>
    public static void Ban(
        Universe world,
        SimGuild guild,
        SimUser user,
        SimUser actor,
        string? reason,
        TimeSpan deleteMessages
    )
    {
        guild.Bans[user.Id] = new(user, reason);
        Publish(world, guild, "GUILD_BAN_ADD", BanData(guild, user), Intents.GuildModeration);
        if (guild.Members.TryGetValue(user.Id, out var member))
        {
            Remove(world, guild, member);
        }

        DeleteRecent(world, guild, user, world.Now - deleteMessages);
        AuditActs.Write(world, guild, AuditAction.MemberBan, actor, user.Id, reason);
    }

    public static void Unban(Universe world, SimGuild guild, SimUser user, SimUser actor, string? reason)
    {
        guild.Bans.Remove(user.Id);
        Publish(world, guild, "GUILD_BAN_REMOVE", BanData(guild, user), Intents.GuildModeration);
        AuditActs.Write(world, guild, AuditAction.MemberUnban, actor, user.Id, reason);
    }

    public static void Kick(Universe world, SimGuild guild, SimMember member, SimUser actor, string? reason)
    {
        Remove(world, guild, member);
        AuditActs.Write(world, guild, AuditAction.MemberKick, actor, member.User.Id, reason);
    }

    public static void TimeOut(
        Universe world,
        SimGuild guild,
        SimMember member,
        DateTimeOffset? until,
        SimUser actor,
        string? reason
    ) => Change(world, guild, member, actor, reason, m => m.TimeoutUntil = until);

    public static void Rename(
        Universe world,
        SimGuild guild,
        SimMember member,
        string? nick,
        SimUser actor,
        string? reason
    ) => Change(world, guild, member, actor, reason, m => m.Nick = string.IsNullOrEmpty(nick) ? null : nick);

    /// <summary>Changes a member, tells the guild and writes one audit entry; without a difference nothing happens.</summary>
    public static void Change(
        Universe world,
        SimGuild guild,
        SimMember member,
        SimUser actor,
        string? reason,
        Action<SimMember> change
    )
    {
        var before = Audited(member);
        change(member);
        var changes = AuditActs.Diff(before, Audited(member));
        if (changes.Count == 0)
        {
            return;
        }

        Announce(world, guild, member);
        if (guild.VoiceStates.TryGetValue(member.User.Id, out var voice))
        {
            VoiceActs.Announce(world, guild, voice);
        }

        AuditActs.Write(world, guild, AuditAction.MemberUpdate, actor, member.User.Id, reason, changes);
        AutoModActs.CheckProfile(world, guild, member);
    }

    /// <summary>Makes the member's roles these; says nothing when they are the same already.</summary>
    public static void SetRoles(
        Universe world,
        SimGuild guild,
        SimMember member,
        IReadOnlyCollection<ulong> roles,
        SimUser actor,
        string? reason
    )
    {
        var added = roles.Except(member.Roles).ToArray();
        var removed = member.Roles.Except(roles).ToArray();
        if (added.Length + removed.Length == 0)
        {
            return;
        }

        member.Roles.ExceptWith(removed);
        member.Roles.UnionWith(added);
        Announce(world, guild, member);
        var changes = new JsonArray();
        AddChange(changes, "$add", guild, added);
        AddChange(changes, "$remove", guild, removed);
        AuditActs.Write(world, guild, AuditAction.MemberRoles, actor, member.User.Id, reason, changes);
    }

    private static JsonObject Audited(SimMember member) =>
        new()
        {
            ["nick"] = member.Nick,
            ["mute"] = member.IsMuted,
            ["deaf"] = member.IsDeafened,
            ["flags"] = member.Flags,
            ["communication_disabled_until"] = member.TimeoutUntil.Iso(),
        };

    private static void AddChange(JsonArray changes, string key, SimGuild guild, ulong[] roles)
    {
        if (roles.Length > 0)
        {
            var list = roles
                .Select(r => new JsonObject { ["id"] = r.Text(), ["name"] = guild.Roles.GetValueOrDefault(r)?.Name })
                .ToJsonArray();
            changes.Add((JsonNode)AuditActs.Change(key, null, list));
        }
    }

    private static void DeleteRecent(Universe world, SimGuild guild, SimUser user, DateTimeOffset since)
    {
        foreach (var channel in guild.Channels.Values)
        {
            var own = channel.Messages.Values.Where(m => m.Author == user && m.SentAt > since).ToArray();
            if (own.Length > 0)
            {
                MessageActs.BulkDelete(world, channel, own);
            }
        }
    }

    private static JsonObject BanData(SimGuild guild, SimUser user) =>
        new() { ["guild_id"] = guild.Id.Text(), ["user"] = user.ToJson() };

    private static void Publish(Universe world, SimGuild guild, string name, JsonObject data, Intents needs) =>
        world.Publish(new(name, data) { Guild = guild, Needs = needs });
}

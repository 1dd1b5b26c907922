using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Guilds;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>Members join, leave and change by hand; a human moderator acts in Discord itself.</summary>
internal sealed class MemberRoutes(Universe world)
{
    public void Map(ControlMap sim)
    {
        sim.Add("POST", "/guilds/{guild}/members", Join);
        sim.Add("DELETE", "/guilds/{guild}/members/{member}", Leave);
        sim.Add("PATCH", "/guilds/{guild}/members/{member}", Change);
        sim.Add("POST", "/guilds/{guild}/moderation", Moderate);
    }

    public static JsonObject ToJson(SimGuild guild, SimMember member) =>
        new()
        {
            ["id"] = member.User.Id.Text(),
            ["name"] = member.User.Name,
            ["bot"] = member.User.IsBot,
            ["nick"] = member.Nick,
            ["roles"] = member.Roles.Ids(),
            ["roleNames"] = member
                .Roles.Where(guild.Roles.ContainsKey)
                .Select(r => (JsonNode?)guild.Roles[r].Name)
                .ToJsonArray(),
            ["status"] = member.Status,
            ["joinedAt"] = member.JoinedAt.Iso(),
            ["timeoutUntil"] = member.TimeoutUntil.Iso(),
        };

    private JsonObject Join(ControlCall call)
    {
        var guild = call.Guild();
        var name = call.Name("name");
        if (Find.TryMember(guild, name) is not null)
        {
            throw new BadControlException($"'{name}' is a member already.");
        }

        var roles = (call.TryTexts("roles") ?? []).Select(r => Find.Role(guild, r).Id).ToArray();
        var user = Person(world, name, call.TryAgeDays());
        if (guild.Bans.ContainsKey(user.Id))
        {
            throw Refusals.Banned;
        }

        var member = MemberActs.Join(world, guild, user);
        member.Status = "online";
        if (roles.Length > 0)
        {
            member.Roles.UnionWith(roles);
            MemberActs.Announce(world, guild, member);
        }

        return ToJson(guild, member);
    }

    /// <summary>The person of that name, who is new to Discord when nobody has it.</summary>
    public static SimUser Person(Universe world, string name, int? ageDays)
    {
        if (world.Users.Values.FirstOrDefault(u => u.Name == name) is { } known)
        {
            return known;
        }

        var id = ageDays is { } days ? Snowflakes.At(world.Now.AddDays(-days)) : world.Ids.Next();
        while (world.Users.ContainsKey(id))
        {
            id++;
        }

        return world.AddUser(id, name);
    }

    private JsonNode? Leave(ControlCall call)
    {
        var guild = call.Guild();
        var member = Find.Member(guild, call.Route("member"));
        if (member.User.Id == guild.OwnerId)
        {
            throw new BadControlException($"{member.User.Name} owns {guild.Name}: an owner cannot leave.");
        }

        MemberActs.Remove(world, guild, member);
        return null;
    }

    private JsonObject Change(ControlCall call)
    {
        var guild = call.Guild();
        var member = Find.Member(guild, call.Route("member"));
        var actor = call.TryText("actor") is { } name ? Find.Member(guild, name).User : world.Users[guild.OwnerId];
        var reason = call.TryText("reason");
        var roles = call.TryTexts("roles")?.Select(r => Find.Role(guild, r).Id).ToArray();
        var until = Until(call, "timeoutUntil");
        var accepts = call.TryFlag("acceptsDms");
        if (roles is { } ids)
        {
            MemberActs.SetRoles(world, guild, member, ids, actor, reason);
        }

        if (call.Body.ContainsKey("nick"))
        {
            MemberActs.Rename(world, guild, member, call.TryText("nick"), actor, reason);
        }

        if (call.Body.ContainsKey("timeoutUntil"))
        {
            MemberActs.TimeOut(world, guild, member, until, actor, reason);
        }

        member.User.AcceptsDms = accepts ?? member.User.AcceptsDms;
        return ToJson(guild, member);
    }

    private DateTimeOffset? Until(ControlCall call, string name)
    {
        var until = call.TryTime(name);
        return until > world.Now + MemberApi.LongestTimeout
            ? throw new BadControlException($"'{name}': a time-out lasts 28 days at most.")
            : until;
    }

    private JsonNode? Moderate(ControlCall call)
    {
        var guild = call.Guild();
        var actor = Find.Member(guild, call.Text("actor"));
        var reason = call.TryText("reason");
        switch (call.Text("action"))
        {
            case "ban":
                Need(guild, actor, Permission.BanMembers);
                var banned = Find.User(world, guild, call.Text("target"));
                NeedAbove(guild, actor, banned);
                MemberActs.Ban(world, guild, banned, actor.User, reason, TimeSpan.Zero);
                break;
            case "unban":
                Need(guild, actor, Permission.BanMembers);
                var pardoned = Find.User(world, call.Text("target"));
                if (!guild.Bans.ContainsKey(pardoned.Id))
                {
                    throw Refusals.UnknownBan;
                }

                MemberActs.Unban(world, guild, pardoned, actor.User, reason);
                break;
            case "kick":
                Need(guild, actor, Permission.KickMembers);
                MemberActs.Kick(world, guild, Target(call, guild, actor), actor.User, reason);
                break;
            case "timeout":
                Need(guild, actor, Permission.ModerateMembers);
                MemberActs.TimeOut(world, guild, Target(call, guild, actor), Until(call, "until"), actor.User, reason);
                break;
            case "role":
                Need(guild, actor, Permission.ManageRoles);
                ToggleRole(call, guild, actor, reason);
                break;
            case "bulkDelete":
                Need(guild, actor, Permission.ManageMessages);
                BulkDelete(call, guild, actor, reason);
                break;
            case var unknown:
                throw new BadControlException(
                    $"'{unknown}' is not an action: ban, unban, kick, timeout, role, bulkDelete."
                );
        }

        return null;
    }

    private void ToggleRole(ControlCall call, SimGuild guild, SimMember actor, string? reason)
    {
        var member = Target(call, guild, actor);
        var role = Find.Role(guild, call.TryText("role") ?? call.Text("value"));
        if (!PermissionRules.Outranks(guild, actor, role))
        {
            throw Refusals.MissingPermissions;
        }

        var roles = new HashSet<ulong>(member.Roles);
        if (!roles.Remove(role.Id))
        {
            roles.Add(role.Id);
        }

        MemberActs.SetRoles(world, guild, member, roles, actor.User, reason);
    }

    // The target is a channel: its newest messages; or a member: theirs, in every channel.
    private void BulkDelete(ControlCall call, SimGuild guild, SimMember actor, string? reason)
    {
        var author = Find.TryMember(guild, call.Text("target"));
        var channels = author is null
            ? [Find.Channel(world, guild, call.Text("target"))]
            : guild.Channels.Values.ToArray();
        var limit = Math.Clamp(call.TryNumber("count") ?? 100, 1, 100);
        foreach (var channel in channels)
        {
            var chosen = channel
                .Messages.Values.Where(m => !m.IsEphemeral && (author is null || m.Author == author.User))
                .Reverse()
                .Take(limit)
                .ToArray();
            if (chosen.Length > 0)
            {
                MessageActs.BulkDelete(world, channel, chosen);
                AuditActs.BulkDeleted(world, guild, actor.User, channel, chosen.Length, reason);
            }
        }
    }

    private static SimMember Target(ControlCall call, SimGuild guild, SimMember actor)
    {
        var target = Find.Member(guild, call.Text("target"));
        NeedAbove(guild, actor, target.User);
        return target;
    }

    private void Need(SimGuild guild, SimMember actor, Permission needed)
    {
        if (!world.PermissionsOf(actor, guild).HasFlag(needed))
        {
            throw Refusals.MissingPermissions;
        }
    }

    private static void NeedAbove(SimGuild guild, SimMember actor, SimUser target)
    {
        if (guild.Members.TryGetValue(target.Id, out var member) && !PermissionRules.Outranks(guild, actor, member))
        {
            throw Refusals.MissingPermissions;
        }
    }
}

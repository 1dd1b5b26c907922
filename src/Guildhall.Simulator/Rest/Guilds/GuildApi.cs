using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>The guild itself, its audit log and its invites.</summary>
internal static class GuildApi
{
    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}", Get);
        api.Patch("/guilds/{guild}", Edit);
        api.Get("/guilds/{guild}/audit-logs", AuditLog);
        api.Get("/guilds/{guild}/invites", Invites);
        api.Get("/channels/{channel}/invites", ChannelInvites);
        api.Post("/channels/{channel}/invites", CreateInvite);
        api.Get("/invites/{code}", call => Answer.Ok(Find(call).ToJson()));
        api.Delete("/invites/{code}", DeleteInvite);
        api.Get("/guilds/{guild}/emojis", _ => Answer.Ok(new JsonArray()));
        api.Get("/guilds/{guild}/stickers", _ => Answer.Ok(new JsonArray()));
        api.Get("/guilds/{guild}/scheduled-events", _ => Answer.Ok(new JsonArray()));
        api.Get("/guilds/{guild}/auto-moderation/rules", _ => Answer.Ok(new JsonArray()));
        api.Get("/guilds/{guild}/integrations", _ => Answer.Ok(new JsonArray()));
    }

    private static Answer Get(Call call)
    {
        var guild = call.Guild();
        var json = guild.ToJson();
        return Answer.Ok(
            call.QueryFlag("with_counts")
                ? json.With(
                    ("approximate_member_count", guild.Members.Count),
                    ("approximate_presence_count", guild.Members.Values.Count(m => m.Status != "offline"))
                )
                : json
        );
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        var form = call.Form();
        var name = form.Text("name", 2, 100);
        var level = form.Number("verification_level", 0, 4);
        var description = form.Text("description", 0, 300);
        var system = form.Id("system_channel_id");
        form.Check();
        guild.Name = name ?? guild.Name;
        guild.VerificationLevel = level ?? guild.VerificationLevel;
        guild.Description = form.Has("description") ? description : guild.Description;
        guild.SystemChannelId = form.Has("system_channel_id") ? system : guild.SystemChannelId;
        call.World.Publish(new("GUILD_UPDATE", guild.ToJson()) { Guild = guild, Needs = Intents.Guilds });
        AuditActs.Write(call.World, guild, AuditAction.GuildUpdate, call.Bot.User, guild.Id, call.Reason);
        return Answer.Ok(guild.ToJson());
    }

    private static Answer AuditLog(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ViewAuditLog);
        var (before, after) = (call.QueryId("before"), call.QueryId("after"));
        var (user, action) = (call.QueryId("user_id"), call.QueryId("action_type"));
        var target = call.QueryId("target_id");
        var chosen = guild
            .AuditLog.Where(e => before is null || e.Id < before)
            .Where(e => after is null || e.Id > after)
            .Where(e => user is null || e.Actor.Id == user)
            .Where(e => action is null || (ulong)e.Action == action)
            .Where(e => target is null || e.TargetId == target);
        var ordered = after is null ? chosen.Reverse() : chosen;
        var page = ordered.Take(call.QueryNumber("limit", 50, 1, 100)).ToArray();
        var people = page.SelectMany(e => new[] { e.Actor, call.World.Users.GetValueOrDefault(e.TargetId ?? 0) });
        return Answer.Ok(
            new JsonObject
            {
                ["audit_log_entries"] = page.Select(e => e.ToJson()).ToJsonArray(),
                ["users"] = people.OfType<SimUser>().Distinct().Select(u => u.ToJson()).ToJsonArray(),
                ["webhooks"] = new JsonArray(),
                ["integrations"] = new JsonArray(),
                ["threads"] = new JsonArray(),
                ["guild_scheduled_events"] = new JsonArray(),
                ["application_commands"] = new JsonArray(),
                ["auto_moderation_rules"] = new JsonArray(),
            }
        );
    }

    private static Answer Invites(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageGuild);
        return Answer.Ok(guild.Invites.Values.Select(i => i.ToJson()).ToJsonArray());
    }

    private static Answer ChannelInvites(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.ManageChannels);
        return Answer.Ok(
            channel.Guild!.Invites.Values.Where(i => i.Channel == channel).Select(i => i.ToJson()).ToJsonArray()
        );
    }

    private static Answer CreateInvite(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, Permission.CreateInvite);
        var form = call.Form();
        var age = form.Number("max_age", 0, 604_800);
        var uses = form.Number("max_uses", 0, 100);
        var isTemporary = form.Flag("temporary");
        form.Check();
        var code = call.World.Token($"invite {call.World.Ids.Next()}").Replace("-", "", StringComparison.Ordinal)[..8];
        var invite = new SimInvite(code, channel, call.Bot.User, call.World.Now)
        {
            MaxAge = age ?? 86_400,
            MaxUses = uses ?? 0,
            IsTemporary = isTemporary ?? false,
        };
        channel.Guild!.Invites.Add(code, invite);
        Announce(call.World, invite, "INVITE_CREATE");
        AuditActs.Invited(call.World, invite, call.Bot.User, false, call.Reason);
        return Answer.Ok(invite.ToJson());
    }

    private static Answer DeleteInvite(Call call)
    {
        var invite = Find(call);
        call.Need(invite.Channel, Permission.ManageChannels);
        invite.Channel.Guild!.Invites.Remove(invite.Code);
        Announce(call.World, invite, "INVITE_DELETE");
        AuditActs.Invited(call.World, invite, call.Bot.User, true, call.Reason);
        return Answer.Ok(invite.ToJson());
    }

    private static SimInvite Find(Call call) =>
        call.World.Guilds.Values.Select(g => g.Invites.GetValueOrDefault(call.Text("code")))
            .FirstOrDefault(i => i is not null)
        ?? throw Refusals.UnknownInvite;

    private static void Announce(Universe world, SimInvite invite, string name)
    {
        var data = invite.ToJson();
        data.Remove("guild");
        data.Remove("channel");
        data["guild_id"] = invite.Channel.Guild!.Id.Text();
        data["channel_id"] = invite.Channel.Id.Text();
        world.Publish(
            new(name, data)
            {
                Guild = invite.Channel.Guild,
                Channel = invite.Channel,
                Needs = Intents.GuildInvites,
            }
        );
    }
}

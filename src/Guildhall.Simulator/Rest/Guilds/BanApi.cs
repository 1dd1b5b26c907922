using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

internal static class BanApi
{
    private const string All = "/guilds/{guild}/bans";

    public static void Map(RestMap api)
    {
        api.Get(All, List);
        api.Get(All + "/{user}", call => Answer.Ok(Find(call, Guild(call)).ToJson()));
        api.Put(All + "/{user}", Ban);
        api.Delete(All + "/{user}", Unban);
        api.Post("/guilds/{guild}/bulk-ban", BulkBan);
    }

    private static SimGuild Guild(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.BanMembers);
        return guild;
    }

    private static SimBan Find(Call call, SimGuild guild) =>
        guild.Bans.GetValueOrDefault(call.Id("user")) ?? throw Refusals.UnknownBan;

    private static Answer List(Call call)
    {
        var guild = Guild(call);
        var (before, after) = (call.QueryId("before"), call.QueryId("after"));
        var bans = guild
            .Bans.Values.Where(b => (before is null || b.User.Id < before) && (after is null || b.User.Id > after))
            .OrderBy(b => b.User.Id)
            .Take(call.QueryNumber("limit", 1000, 1, 1000));
        return Answer.Ok(bans.Select(b => b.ToJson()).ToJsonArray());
    }

    private static Answer Ban(Call call)
    {
        var guild = Guild(call);
        var user = call.World.Users.GetValueOrDefault(call.Id("user")) ?? throw Refusals.UnknownUser;
        var delete = Deletion(call);
        RefuseIfAbove(call, guild, user);
        if (guild.Bans.ContainsKey(user.Id))
        {
            return Answer.NoContent;
        }

        MemberActs.Ban(call.World, guild, user, call.Bot.User, call.Reason, delete);
        return Answer.NoContent;
    }

    private static TimeSpan Deletion(Call call)
    {
        var form = call.Form();
        var seconds = form.Number("delete_message_seconds", 0, 604_800);
        var days = form.Number("delete_message_days", 0, 7);
        form.Check();
        return seconds is { } s ? TimeSpan.FromSeconds(s) : TimeSpan.FromDays(days ?? 0);
    }

    private static void RefuseIfAbove(Call call, SimGuild guild, SimUser user)
    {
        if (user == call.Bot.User || user.Id == guild.OwnerId)
        {
            throw Refusals.MissingPermissions;
        }

        if (guild.Members.TryGetValue(user.Id, out var member))
        {
            call.NeedAbove(guild, member);
        }
    }

    private static Answer Unban(Call call)
    {
        var guild = Guild(call);
        var ban = Find(call, guild);
        MemberActs.Unban(call.World, guild, ban.User, call.Bot.User, call.Reason);
        return Answer.NoContent;
    }

    private static Answer BulkBan(Call call)
    {
        var guild = Guild(call);
        call.Need(guild, Permission.ManageGuild);
        var form = call.Form();
        var ids = form.Ids("user_ids", 200);
        form.Check();
        var delete = Deletion(call);
        var (banned, failed) = (new List<ulong>(), new List<ulong>());
        foreach (var id in ids)
        {
            var user = call.World.Users.GetValueOrDefault(id);
            var isAbove =
                guild.Members.TryGetValue(id, out var member)
                && !PermissionRules.Outranks(guild, call.Own(guild), member);
            if (user is null || isAbove || guild.Bans.ContainsKey(id) || user == call.Bot.User)
            {
                failed.Add(id);
            }
            else
            {
                MemberActs.Ban(call.World, guild, user, call.Bot.User, call.Reason, delete);
                banned.Add(id);
            }
        }

        return banned.Count == 0
            ? throw new ApiException(400, 500_000, "Failed to ban users")
            : Answer.Ok(new JsonObject { ["banned_users"] = banned.Ids(), ["failed_users"] = failed.Ids() });
    }
}

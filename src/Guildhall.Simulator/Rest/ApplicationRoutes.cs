using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest;

/// <summary>The bot itself: where its gateway is, who it is, whom it may write to.</summary>
internal static class ApplicationRoutes
{
    public static void Map(RestMap api)
    {
        api.Get("/gateway", call => Answer.Ok(new JsonObject { ["url"] = call.World.GatewayAddress }));
        api.Get("/gateway/bot", GatewayBot);
        api.Get("/oauth2/applications/@me", call => Answer.Ok(call.Bot.ToApplicationJson(call.World)));
        api.Get("/users/@me", call => Answer.Ok(call.Bot.User.ToPrivateJson()));
        api.Patch("/users/@me", EditOwn);
        api.Get("/users/@me/guilds", OwnGuilds);
        api.Delete("/users/@me/guilds/{guild}", LeaveGuild);
        api.Post("/users/@me/channels", OpenDirect);
        api.Get("/users/{user}", call => Answer.Ok(UserOf(call).ToJson()));
    }

    // The new name counts everywhere; pictures have no place here.
    private static Answer EditOwn(Call call)
    {
        var form = call.Form();
        var name = form.Text("username", 2, 32);
        form.Check();
        if (name is not null && name != call.Bot.User.Name)
        {
            UserActs.Rename(call.World, call.Bot.User, name);
        }

        return Answer.Ok(call.Bot.User.ToPrivateJson());
    }

    private static Answer GatewayBot(Call call)
    {
        var guilds = call.World.Guilds.Values.Count(g => g.Members.ContainsKey(call.Bot.User.Id));
        var reset = call.Bot.SessionStartsReset - call.World.Now;
        return Answer.Ok(
            new JsonObject
            {
                ["url"] = call.World.GatewayAddress,
                ["shards"] = Math.Max(1, (guilds + 999) / 1000),
                ["session_start_limit"] = new JsonObject
                {
                    ["total"] = 1000,
                    ["remaining"] = reset > TimeSpan.Zero ? call.Bot.SessionStartsLeft : 1000,
                    ["reset_after"] = (int)Math.Max(0, reset.TotalMilliseconds),
                    ["max_concurrency"] = GatewayIdentify.MaxConcurrency,
                },
            }
        );
    }

    private static Answer OwnGuilds(Call call)
    {
        var (before, after) = (call.QueryId("before"), call.QueryId("after"));
        var limit = call.QueryNumber("limit", 200, 1, 200);
        var withCounts = call.QueryFlag("with_counts");
        var own = call
            .World.Guilds.Values.Where(g => g.Members.ContainsKey(call.Bot.User.Id))
            .Where(g => (before is null || g.Id < before) && (after is null || g.Id > after))
            .OrderBy(g => g.Id)
            .Take(limit);
        return Answer.Ok(own.Select(g => Partial(call, g, withCounts)).ToJsonArray());
    }

    private static JsonObject Partial(Call call, SimGuild guild, bool withCounts)
    {
        var json = new JsonObject
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = guild.OwnerId == call.Bot.User.Id,
            ["permissions"] = call.World.PermissionsOf(call.Own(guild), guild).Text(),
            ["features"] = new JsonArray(),
        };
        return withCounts
            ? json.With(
                ("approximate_member_count", guild.Members.Count),
                ("approximate_presence_count", guild.Members.Values.Count(m => m.Status != "offline"))
            )
            : json;
    }

    private static Answer LeaveGuild(Call call)
    {
        var guild = call.Guild();
        if (guild.OwnerId == call.Bot.User.Id)
        {
            throw new ApiException(400, 50055, "Invalid Guild");
        }

        MemberActs.Remove(call.World, guild, call.Own(guild));
        return Answer.NoContent;
    }

    private static Answer OpenDirect(Call call)
    {
        var form = call.Form();
        var id = form.Id("recipient_id", isRequired: true);
        form.Check();
        var other = call.World.Users.GetValueOrDefault(id ?? 0) ?? throw Refusals.UnknownUser;
        return other.IsBot
            ? throw Refusals.CannotMessageUser
            : Answer.Ok(ChannelActs.Direct(call.World, call.Bot.User, other).ToJson());
    }

    private static SimUser UserOf(Call call) =>
        call.World.Users.GetValueOrDefault(call.UserId()) ?? throw Refusals.UnknownUser;
}

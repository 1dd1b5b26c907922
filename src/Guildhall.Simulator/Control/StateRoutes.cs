using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary><c>/sim/state</c>, <c>/sim/bots</c>, <c>/sim/guilds</c>, <c>/sim/requests</c>.</summary>
internal sealed class StateRoutes(Universe world, GatewayHub hub, RequestLog log)
{
    public void Map(ControlMap sim)
    {
        sim.Add("GET", "/state", _ => State());
        sim.Add("GET", "/requests", Requests);
        sim.Add("GET", "/bots", _ => world.Bots.Values.Select(ToJson).ToJsonArray());
        sim.Add("POST", "/bots", AddBot);
        sim.Add("POST", "/guilds", AddGuild);
    }

    private JsonObject State() =>
        new()
        {
            ["now"] = world.Now.Iso(),
            ["guilds"] = world.Guilds.Values.Select(ToJson).ToJsonArray(),
            ["bots"] = world.Bots.Values.Select(ToJson).ToJsonArray(),
            ["requestsDropped"] = log.Dropped,
        };

    private static JsonObject ToJson(SimGuild guild) =>
        new()
        {
            ["id"] = guild.Id.Text(),
            ["name"] = guild.Name,
            ["ownerId"] = guild.OwnerId.Text(),
            ["channels"] = guild
                .Channels.Values.Select(c => new JsonObject
                {
                    ["id"] = c.Id.Text(),
                    ["name"] = c.Name,
                    ["type"] = (int)c.Type,
                    ["parentId"] = c.ParentId.Text(),
                    ["topic"] = c.Topic,
                    ["position"] = c.Position,
                    ["archived"] = c.Thread?.IsArchived ?? false,
                })
                .ToJsonArray(),
            ["roles"] = guild
                .Roles.Values.Select(r => new JsonObject
                {
                    ["id"] = r.Id.Text(),
                    ["name"] = r.Name,
                    ["position"] = r.Position,
                    ["permissions"] = r.Permissions.Text(),
                    ["color"] = r.Color,
                })
                .ToJsonArray(),
            ["members"] = guild.Members.Values.Select(m => MemberRoutes.ToJson(guild, m)).ToJsonArray(),
        };

    private JsonObject ToJson(SimBot bot) =>
        new()
        {
            ["id"] = bot.User.Id.Text(),
            ["applicationId"] = bot.ApplicationId.Text(),
            ["name"] = bot.User.Name,
            ["token"] = bot.Token,
            ["connected"] = hub.IsConnected(bot),
        };

    private JsonArray Requests(ControlCall call)
    {
        var since = call.Query("since") ?? "0";
        if (!long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new BadControlException("'since' is the number of the last request that you know.");
        }

        return log.Since(number)
            .Select(r => new JsonObject
            {
                ["number"] = r.Number,
                ["world"] = r.World,
                ["method"] = r.Method,
                ["route"] = r.Route,
                ["path"] = r.Path,
                ["status"] = r.Status,
                ["bot"] = r.Bot,
                ["body"] = r.Body,
                ["requestHeaders"] = ToJson(r.RequestHeaders),
                ["answer"] = r.Answer,
                ["answerHeaders"] = ToJson(r.AnswerHeaders),
                ["faulty"] = r.IsFaulty,
                ["ms"] = Math.Round(r.Took.TotalMilliseconds, 3),
                ["time"] = r.Time.Iso(),
            })
            .ToJsonArray();
    }

    private static JsonObject ToJson(IReadOnlyDictionary<string, string> headers) =>
        new(headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value)));

    private JsonObject AddBot(ControlCall call)
    {
        var name = call.Text("name");
        if (world.Users.Values.Any(u => u.Name == name))
        {
            throw new BadControlException($"There is a user '{name}' already.");
        }

        var guilds = (call.TryTexts("guilds") ?? []).Select(g => Find.Guild(world, g)).ToArray();
        var permissions = call.Body["permissions"] is { } node
            ? (Permission)(node.AsId() ?? throw new BadControlException("'permissions' is a number."))
            : Universe.BotPermissions;
        var bot = world.AddBot(name, world.Ids.Next());
        bot.HasPrivilegedIntents = call.TryText("privilegedIntents") != "false";
        foreach (var guild in guilds)
        {
            Invite(guild, bot, permissions);
        }

        return ToJson(bot);
    }

    /// <summary>The bot joins with a role of its own, under all others but @everyone.</summary>
    private void Invite(SimGuild guild, SimBot bot, Permission permissions)
    {
        var role = new SimRole(world.Ids.Next(), bot.User.Name) { BotId = bot.User.Id, Permissions = permissions };
        RoleActs.Create(world, guild, role);
        var member = MemberActs.Join(world, guild, bot.User);
        member.Roles.Add(role.Id);
        foreach (var session in hub.Sessions.Where(s => s.Bot == bot && hub.GuildsOf(s).Contains(guild)))
        {
            var sees = session.Intents.HasFlag(Intents.GuildPresences);
            session.Send("GUILD_CREATE", guild.ToCreateJson(world, bot, sees));
        }
    }

    private JsonObject AddGuild(ControlCall call)
    {
        var name = call.Text("name");
        if (world.Guilds.Values.Any(g => g.Name == name))
        {
            throw new BadControlException($"There is a guild '{name}' already.");
        }

        var owner = Person(call.Text("owner"));
        var guild = world.AddGuild(world.Ids.Next(), name, owner.Id, Permission.Ordinary);
        MemberActs.Join(world, guild, owner).Status = "online";
        foreach (var role in call.TryTexts("roles") ?? [])
        {
            RoleActs.Create(world, guild, new(world.Ids.Next(), role) { Permissions = Permission.Ordinary });
        }

        foreach (var channel in call.TryTexts("channels") ?? ["general"])
        {
            ChannelActs.Create(
                world,
                new(world.Ids.Next(), ChannelType.Text, guild, channel) { Position = guild.Channels.Count }
            );
        }

        foreach (var member in call.TryTexts("members") ?? [])
        {
            MemberActs.Join(world, guild, Person(member)).Status = "online";
        }

        return ToJson(guild);
    }

    private SimUser Person(string name) =>
        world.Users.Values.FirstOrDefault(u => u.Name == name) ?? world.AddUser(world.Ids.Next(), name);
}

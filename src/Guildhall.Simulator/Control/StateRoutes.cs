using System.Globalization;
using System.Text.Json;
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
    private const int Piece = 32 * 1024;
    private const int MostRoles = 250;
    private const int MostChannels = 500;

    public void Map(ControlMap sim)
    {
        sim.AddWritten("/state", WriteStateAsync);
        sim.Add("GET", "/requests", Requests);
        sim.Add("GET", "/bots", _ => world.Bots.Values.Select(ToJson).ToJsonArray());
        sim.Add("POST", "/bots", AddBot);
        sim.Add("POST", "/guilds", AddGuild);
    }

    // Server by server, and the gate is free in between: at no time does the whole answer stand in memory.
    private async Task WriteStateAsync(Utf8JsonWriter writer, CancellationToken cancellation)
    {
        SimGuild[] guilds;
        lock (world.Gate)
        {
            guilds = [.. world.Guilds.Values];
            writer.WriteStartObject();
            writer.WriteString("now", world.Now.Iso());
        }

        writer.WriteStartArray("guilds");
        foreach (var guild in guilds)
        {
            lock (world.Gate)
            {
                GuildOutline.Write(writer, guild);
            }

            if (writer.BytesPending > Piece)
            {
                await writer.FlushAsync(cancellation);
            }
        }

        writer.WriteEndArray();
        lock (world.Gate)
        {
            writer.WritePropertyName("bots");
            world.Bots.Values.Select(ToJson).ToJsonArray().WriteTo(writer);
            writer.WriteNumber("requestsDropped", log.Dropped);
        }

        writer.WriteEndObject();
    }

    private JsonObject ToJson(SimBot bot) =>
        new()
        {
            ["id"] = bot.User.Id.Text(),
            ["applicationId"] = bot.ApplicationId.Text(),
            ["name"] = bot.User.Name,
            ["token"] = bot.Token,
            ["clientSecret"] = bot.ClientSecret,
            ["connected"] = hub.IsConnected(bot),
            ["interactionsUrl"] = bot.InteractionsUrl?.OriginalString,
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
                ["bodyCut"] = r.IsBodyCut,
                ["requestHeaders"] = ToJson(r.RequestHeaders),
                ["answer"] = r.Answer,
                ["answerCut"] = r.IsAnswerCut,
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
        var name = call.Name("name");
        if (world.Users.Values.Any(u => u.Name == name))
        {
            throw new BadControlException($"There is a user '{name}' already.");
        }

        var guilds = (call.TryTexts("guilds") ?? []).Select(g => Find.Guild(world, g)).ToArray();
        RefuseTwice("guilds", guilds.Select(g => g.Name));
        var permissions = call.Body["permissions"] is { } node
            ? (Permission)(node.AsId() ?? throw new BadControlException("'permissions' is a number."))
            : Universe.BotPermissions;
        var isPrivileged = call.TryFlag("privilegedIntents") ?? true;
        var bot = world.AddBot(name, world.Ids.Next());
        bot.HasPrivilegedIntents = isPrivileged;
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
        GuildActs.Integrated(world, guild, bot);
        foreach (var session in hub.Sessions.Where(s => s.Bot == bot && hub.GuildsOf(s).Contains(guild)))
        {
            var sees = session.Intents.HasFlag(Intents.GuildPresences);
            session.Send("GUILD_CREATE", guild.ToCreateJson(world, bot, sees));
        }
    }

    private JsonNode AddGuild(ControlCall call)
    {
        var name = call.Name("name");
        if (world.Guilds.Values.Any(g => g.Name == name))
        {
            throw new BadControlException($"There is a guild '{name}' already.");
        }

        var owner = call.Name("owner");
        var roles = call.TryNames("roles") ?? [];
        var channels = call.TryNames("channels") ?? ["general"];
        var members = call.TryNames("members") ?? [];
        RefuseTwice("members", members);
        if (roles.Count >= MostRoles || channels.Count > MostChannels)
        {
            throw new BadControlException($"A guild has at most {MostRoles} roles and {MostChannels} channels.");
        }

        return GuildOutline.ToJson(Found(name, Person(owner), roles, channels, members.Where(m => m != owner)));
    }

    private SimGuild Found(
        string name,
        SimUser owner,
        IEnumerable<string> roles,
        IEnumerable<string> channels,
        IEnumerable<string> members
    )
    {
        var guild = world.AddGuild(world.Ids.Next(), name, owner.Id, Permission.Ordinary);
        MemberActs.Join(world, guild, owner).Status = "online";
        foreach (var role in roles)
        {
            RoleActs.Create(world, guild, new(world.Ids.Next(), role) { Permissions = Permission.Ordinary });
        }

        foreach (var channel in channels)
        {
            ChannelActs.Create(
                world,
                new(world.Ids.Next(), ChannelType.Text, guild, channel) { Position = guild.Channels.Count }
            );
        }

        foreach (var member in members)
        {
            MemberActs.Join(world, guild, Person(member)).Status = "online";
        }

        return guild;
    }

    private static void RefuseTwice(string list, IEnumerable<string> names)
    {
        if (names.CountBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(n => n.Value > 1).Key is { } twice)
        {
            throw new BadControlException($"'{list}' names '{twice}' twice.");
        }
    }

    private SimUser Person(string name) =>
        world.Users.Values.FirstOrDefault(u => u.Name == name) ?? world.AddUser(world.Ids.Next(), name);
}

using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Commands;

/// <summary>Application commands, global and of one guild: list, overwrite, create, read, edit, delete.</summary>
internal static class CommandRoutes
{
    private const int ChatLimit = 100;
    private const int MenuLimit = 15;
    private const string Global = "/applications/{application}/commands";
    private const string InGuild = "/applications/{application}/guilds/{guild}/commands";

    public static void Map(RestMap api)
    {
        foreach (var template in new[] { Global, InGuild })
        {
            var isGuild = template == InGuild;
            api.Get(template, call => List(call, isGuild));
            api.Put(template, call => Overwrite(call, isGuild));
            api.Post(template, call => Create(call, isGuild));
            api.Get(template + "/{command}", call => Answer.Ok(ToJson(Find(call, isGuild))));
            api.Patch(template + "/{command}", call => Edit(call, isGuild));
            api.Delete(template + "/{command}", call => Delete(call, isGuild));
        }

        api.Get(InGuild + "/permissions", call => Answer.Ok(Permissions(call)));
        api.Get(InGuild + "/{command}/permissions", OnePermissions);
    }

    public static JsonObject ToJson(SimCommand command)
    {
        var json = command.Definition.Copy();
        json["id"] = command.Id.Text();
        json["application_id"] = command.ApplicationId.Text();
        json["version"] = command.Version.Text();
        if (command.GuildId is { } guild)
        {
            json["guild_id"] = guild.Text();
            json.Remove("dm_permission");
            json.Remove("contexts");
            json.Remove("integration_types");
        }

        return json;
    }

    private static Answer List(Call call, bool isGuild) => Answer.Ok(Held(call, isGuild).Select(ToJson).ToJsonArray());

    private static Answer Overwrite(Call call, bool isGuild)
    {
        var held = Held(call, isGuild);
        var wanted = CommandForm.ReadAll(call.BodyArray);
        if (wanted.GroupBy(Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Refusals.Field(
                "name",
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                $"Application command names must be unique: {twice.Key.Name}"
            );
        }

        RefuseTooMany(wanted.Select(w => (int)w["type"]!));
        var known = held.ToDictionary(c => Key(c.Definition));
        foreach (var old in held)
        {
            Store(call, isGuild).Remove(old.Id);
        }

        foreach (var definition in wanted)
        {
            // A command that keeps its name and type keeps its id.
            Add(call, isGuild, definition, known.GetValueOrDefault(Key(definition)));
        }

        foreach (var gone in held.Where(old => !Store(call, isGuild).ContainsKey(old.Id)))
        {
            Forget(call.World, gone.Id);
        }

        return List(call, isGuild);
    }

    private static Answer Create(Call call, bool isGuild)
    {
        var definition = CommandForm.Read(call.Form());
        var held = Held(call, isGuild);
        var known = held.FirstOrDefault(c => Key(c.Definition) == Key(definition));
        if (known is null)
        {
            RefuseTooMany(held.Select(c => c.Type).Append((int)definition["type"]!));
        }

        var added = Add(call, isGuild, definition, known);
        return new(known is null ? 201 : 200, ToJson(added));
    }

    private static Answer Edit(Call call, bool isGuild)
    {
        var command = Find(call, isGuild);
        var merged = command.Definition.Copy();
        foreach (var (name, value) in call.Body)
        {
            merged[name] = value?.DeepClone();
        }

        return Answer.Ok(ToJson(Add(call, isGuild, CommandForm.Read(new(merged)), command)));
    }

    private static Answer Delete(Call call, bool isGuild)
    {
        var id = Find(call, isGuild).Id;
        Store(call, isGuild).Remove(id);
        Forget(call.World, id);
        return Answer.NoContent;
    }

    // What was decided about a command goes with it.
    private static void Forget(Universe world, ulong command)
    {
        foreach (var guild in world.Guilds.Values)
        {
            guild.CommandPermissions.Remove(command);
        }
    }

    private static Answer OnePermissions(Call call)
    {
        var id = call.Id("command");
        if (Held(call, true).Concat(Held(call, false)).All(c => c.Id != id) && id != call.Bot.ApplicationId)
        {
            throw Refusals.UnknownCommand;
        }

        return call.Guild().CommandPermissions.TryGetValue(id, out var permissions)
            ? Answer.Ok(CommandActs.ToJson(call.Guild(), call.Bot, id, permissions))
            : throw new ApiException(404, 10066, "Unknown application command permissions");
    }

    // Of each kind so many; more are refused before anything is stored.
    private static void RefuseTooMany(IEnumerable<int> types)
    {
        foreach (var kind in types.GroupBy(t => t))
        {
            var limit = kind.Key == 1 ? ChatLimit : MenuLimit;
            if (kind.Count() > limit)
            {
                throw new ApiException(400, 30032, $"Maximum number of application commands reached ({limit})");
            }
        }
    }

    private static JsonArray Permissions(Call call)
    {
        var guild = call.Guild();
        var own = Held(call, true).Concat(Held(call, false)).Select(c => c.Id).Append(call.Bot.ApplicationId);
        return own.Where(guild.CommandPermissions.ContainsKey)
            .Select(id => CommandActs.ToJson(guild, call.Bot, id, guild.CommandPermissions[id]))
            .ToJsonArray();
    }

    private static SimCommand Add(Call call, bool isGuild, JsonObject definition, SimCommand? known)
    {
        ulong? guild = isGuild ? call.Id("guild") : null;
        var changed = known is null || !JsonNode.DeepEquals(known.Definition, definition);
        var version = changed ? call.World.Ids.Next() : known!.Version;
        var command = new SimCommand(known?.Id ?? version, call.Bot.ApplicationId, guild, version, definition);
        return Store(call, isGuild)[command.Id] = command;
    }

    private static SimCommand Find(Call call, bool isGuild)
    {
        var id = call.Id("command");
        return Held(call, isGuild).FirstOrDefault(c => c.Id == id) ?? throw Refusals.UnknownCommand;
    }

    private static Dictionary<ulong, SimCommand> Store(Call call, bool isGuild) =>
        isGuild ? call.World.GuildCommands : call.Bot.Commands;

    private static SimCommand[] Held(Call call, bool isGuild)
    {
        if (call.Id("application") != call.Bot.ApplicationId)
        {
            throw new ApiException(403, 20012, "You are not authorized to perform this action on this application");
        }

        if (!isGuild)
        {
            return [.. call.Bot.Commands.Values.OrderBy(c => c.Id)];
        }

        var guild = call.Guild().Id;
        var all = call.World.GuildCommands.Values;
        return [.. all.Where(c => c.GuildId == guild && c.ApplicationId == call.Bot.ApplicationId).OrderBy(c => c.Id)];
    }

    private static (string Name, int Type) Key(JsonObject definition) =>
        ((string)definition["name"]!, (int)definition["type"]!);
}

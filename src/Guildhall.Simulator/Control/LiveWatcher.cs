using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>One open line of <c>/sim/live</c>: what waits to be sent, and through whose eyes it looks.</summary>
internal sealed class LiveWatcher(Universe world)
{
    private const int MostWaiting = 10_000;
    private const string Direct = "dms";

    private static readonly string[] Places =
    [
        "CHANNEL_CREATE",
        "CHANNEL_UPDATE",
        "CHANNEL_DELETE",
        "THREAD_CREATE",
        "THREAD_UPDATE",
        "THREAD_DELETE",
        "THREAD_MEMBERS_UPDATE",
    ];

    private readonly Channel<string> events = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    // By guild, 0 for direct messages; null: the eye of the world, which sees everything.
    private Dictionary<ulong, ulong>? actors;
    private ulong? everywhere;

    public ChannelReader<string> Events => events.Reader;

    /// <summary>From now on the line tells only what that person sees; a blank name is nobody.</summary>
    /// <exception cref="BadControlException">There is no such person.</exception>
    public void ActAs(string name)
    {
        everywhere = name == "" ? null : Find.User(world, name).Id;
        actors = [];
    }

    /// <summary>Whom the other side says it acts as: <c>{as: name}</c>, or <c>{as: {guild: id, dms: id}}</c>.</summary>
    public void Hear(ReadOnlyMemory<byte> said)
    {
        try
        {
            var who = (JsonText.Parse(said) as JsonObject)?["as"];
            if (who is JsonObject byGuild)
            {
                everywhere = null;
                actors = byGuild
                    .Where(p => p.Value.AsId() is not null)
                    .ToDictionary(p => p.Key == Direct ? 0 : IdOf(p.Key), p => p.Value.AsId()!.Value);
            }
            else if (who is JsonValue)
            {
                ActAs(who.ToString());
            }
        }
        catch (Exception bad) when (bad is JsonException or BadControlException or ArgumentException)
        {
            // Whoever cannot say who they are sees nothing that is not everybody's.
            (actors, everywhere) = ([], null);
        }

        // What happened before this word was heard has to be asked for.
        events.Writer.TryWrite("{\"type\":\"ACTING\",\"data\":{}}");
    }

    /// <param name="whole">The event as the world's eye sees it.</param>
    public void Tell(SimEvent happened, string whole)
    {
        if (actors is null)
        {
            events.Writer.TryWrite(whole);
            return;
        }

        var user = ActorIn(happened.Guild);
        if (Sees(user, happened))
        {
            // What was sent to one identity must not be taken for another's after a change.
            events.Writer.TryWrite(user is { } id ? $"{{\"as\":\"{id.Text()}\",{whole[1..]}" : whole);
        }
        else if (happened.Only is not null || Places.Contains(happened.Name))
        {
            // That something changed is known from /sim/state; what it says is not told.
            events.Writer.TryWrite(Outline(happened));
        }
    }

    private ulong? ActorIn(SimGuild? guild) =>
        everywhere
        ?? (
            actors!.TryGetValue(guild?.Id ?? 0, out var chosen) ? chosen
            : guild is null || actors.Count == 0 ? null
            : guild.OwnerId
        );

    private bool Sees(ulong? user, SimEvent happened)
    {
        if (happened.Only is not null)
        {
            return false;
        }

        if (happened.Message?.OnlyFor is { } only && only != user)
        {
            return false;
        }

        if (happened.Channel is { } channel)
        {
            return user is { } reader && world.Sees(reader, channel);
        }

        return happened is not { Demands: not Permission.None, Guild: { } guild }
            || (
                user is { } one
                && guild.Members.TryGetValue(one, out var member)
                && world.PermissionsOf(member, guild).HasFlag(happened.Demands)
            );
    }

    private static string Outline(SimEvent happened) =>
        new JsonObject
        {
            ["type"] = happened.Name,
            ["guild"] = happened.Guild?.Id.Text(),
            ["channel"] = happened.Channel?.Id.Text(),
            ["data"] = new JsonObject(),
        }.ToJsonString();

    private static ulong IdOf(string text) =>
        ulong.TryParse(text, out var id) ? id : throw new JsonException($"'{text}' is no guild.");
}

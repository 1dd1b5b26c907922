using System.Text.Json;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Snapshots;

/// <summary>
/// A whole world as one JSON: <c>{format, version, seed, now, lastId, roots, objects}</c>. Sessions, faults, rate limits and
/// the log of requests are not part of it.
/// </summary>
internal sealed class WorldFile
{
    private const string Format = "guildhall-world";
    private const int Version = 1;
    private const int Deepest = 512;

    private readonly WorldContent content;
    private readonly string seed;
    private readonly ulong lastId;
    private readonly DateTimeOffset now;

    private WorldFile(WorldContent content, string seed, ulong lastId, DateTimeOffset now) =>
        (this.content, this.seed, this.lastId, this.now) = (content, seed, lastId, now);

    /// <summary>To be called under the universe's gate.</summary>
    public static void Write(Universe world, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteString("seed", world.Seed);
        json.WriteString("now", Scalars.Text(world.Now));
        json.WriteString("lastId", world.Ids.Last.Text());
        new WorldWriter(json).Write(WorldContent.Of(world));
        json.WriteEndObject();
    }

    /// <exception cref="BadWorldException">It is none; with everything that is wrong.</exception>
    public static WorldFile Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = Deepest });
            return Read(document.RootElement);
        }
        catch (JsonException invalid)
        {
            throw new BadWorldException([$"It is not JSON: {invalid.Message}"]);
        }
    }

    /// <summary>The universe becomes this world; what was in it is gone.</summary>
    /// <param name="end">Under the gate, before anything is moved: what cannot go on in another world.</param>
    public void MoveInto(Universe world, WorldClock clock, Action end)
    {
        lock (world.Gate)
        {
            end();
            Replace(world);
        }

        // What became due since rings under a gate that is free. Back it cannot go: bots live in the machine's time.
        if (now - clock.GetUtcNow() is { Ticks: > 0 } ahead)
        {
            clock.Advance(ahead);
        }
    }

    private void Replace(Universe world)
    {
        foreach (var interaction in world.Interactions.Values)
        {
            // Whoever waits for it waits for nothing any more.
            interaction.Completed.TrySetResult();
        }

        world.Agenda.Clear();
        content.MoveInto(world);
        world.Reseed(seed);
        world.Ids.Last = lastId;
        foreach (var guild in world.Guilds.Values)
        {
            Settle(world, guild);
        }

        foreach (var message in world.Messages.Values)
        {
            PollActs.Watch(world, message);
        }
    }

    // Nobody is connected, and what will happen by itself is on the agenda again.
    private static void Settle(Universe world, SimGuild guild)
    {
        foreach (var member in guild.Members.Values.Where(m => m.User.IsBot))
        {
            member.Status = "offline";
        }

        foreach (var thread in guild.Threads.Where(t => !t.Thread!.IsArchived))
        {
            ThreadActs.Watch(world, thread);
        }

        foreach (var invite in guild.Invites.Values)
        {
            InviteActs.Watch(world, invite);
        }
    }

    private static WorldFile Read(JsonElement file)
    {
        var format = Text(file, "format");
        if (format != Format)
        {
            throw new BadWorldException([$"It is no world: 'format' is not {Format}."]);
        }

        if (!file.TryGetProperty("version", out var version) || version.ToString() != $"{Version}")
        {
            throw new BadWorldException([$"It is of another version; this simulator reads version {Version}."]);
        }

        var seed = Text(file, "seed") ?? throw new BadWorldException(["'seed' is missing."]);
        var now =
            Scalars.Read(typeof(DateTimeOffset), Text(file, "now") ?? "")
            ?? throw new BadWorldException(["'now' is no time."]);
        var lastId =
            Scalars.Read(typeof(ulong), Text(file, "lastId") ?? "")
            ?? throw new BadWorldException(["'lastId' is no id."]);
        var content = new WorldContent(new WorldReader().Read(file, WorldContent.Types));
        WorldCheck.Check(content);
        return new(content, seed, (ulong)lastId, (DateTimeOffset)now);
    }

    private static string? Text(JsonElement file, string name) =>
        file.ValueKind == JsonValueKind.Object
        && file.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

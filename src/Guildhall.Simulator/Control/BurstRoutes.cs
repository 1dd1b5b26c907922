using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Control;

/// <summary><c>/sim/burst</c>: many messages or joins at a steady rate; answers when the last has happened.</summary>
internal sealed class BurstRoutes(Universe world, GatewayHub hub, TimeProvider time)
{
    private const int Most = 100_000;
    private const int AtOnce = 500;
    private const long MostPending = 2 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public void Map(ControlMap sim) => sim.AddWaiting("POST", "/burst", RunAsync);

    private async Task<JsonNode?> RunAsync(ControlCall call, CancellationToken cancellation)
    {
        var count = call.TryNumber("count") ?? throw new BadControlException("'count' is missing in the body.");
        var rate = call.TryNumber("perSecond") ?? 0;
        if (count is < 1 or > Most || rate < 0)
        {
            throw new BadControlException(
                $"'count' is 1 to {Most} and 'perSecond' is not negative; 0 is as fast as can be."
            );
        }

        var act = Act(call);
        var started = time.GetTimestamp();
        for (var done = 0; done < count; )
        {
            var due = rate == 0 ? count : (int)(time.GetElapsedTime(started).TotalSeconds * rate) + 1;
            var until = Math.Min(Math.Min(count, due), done + AtOnce);
            lock (world.Gate)
            {
                for (; done < until; done++)
                {
                    act(done);
                }
            }

            if (done < count && done >= due)
            {
                await Task.Delay(Tick, time, cancellation);
            }

            await UntilReadAsync(cancellation);
        }

        return new JsonObject
        {
            ["count"] = count,
            ["elapsedMs"] = (long)time.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    // Faster than its readers a burst would only fill their queues.
    private async Task UntilReadAsync(CancellationToken cancellation)
    {
        GatewayConnection[] connections;
        lock (world.Gate)
        {
            connections = [.. hub.Sessions.Select(s => s.Connection).OfType<GatewayConnection>()];
        }

        try
        {
            await Task.WhenAll(connections.Select(c => c.UntilBelowAsync(MostPending, cancellation)))
                .WaitAsync(Patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Somebody does not read at all; that queue has its own end.
        }
    }

    private Action<int> Act(ControlCall call)
    {
        lock (world.Gate)
        {
            var guild = Find.Guild(world, call.Text("guild"));
            switch (call.Text("kind"))
            {
                case "messages":
                    var channel = call.TryText("channel") is { } name
                        ? Find.Channel(world, guild, name)
                        : guild.TopLevelChannels.First(c => c.HoldsMessages);
                    var people = guild.Members.Values.Where(m => !m.User.IsBot).ToArray();
                    return i => Write(channel, people[i % people.Length].User, i);
                case "joins":
                    var age = TimeSpan.FromDays(call.TryAgeDays() ?? 0);
                    return _ => Join(guild, age);
                case var kind:
                    throw new BadControlException($"'{kind}' is not a kind: messages, joins.");
            }
        }
    }

    private void Write(SimChannel channel, SimUser author, int number)
    {
        var message = new SimMessage(world.Ids.Next(), channel, author);
        MessageActs.Post(world, message, new MessageDraft { Content = $"Message {number + 1} of a busy hour." }, false);
    }

    private void Join(SimGuild guild, TimeSpan age)
    {
        var id = Snowflakes.At(world.Now - age);
        while (world.Users.ContainsKey(id))
        {
            id++;
        }

        MemberActs.Join(world, guild, world.AddUser(id, $"newcomer-{id % 1_000_000_007}"));
    }
}

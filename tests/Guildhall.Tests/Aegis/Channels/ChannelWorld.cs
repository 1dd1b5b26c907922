using Guildhall.Discord.Gateway;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels;

/// <summary>Channels of a test's own on a stage, and what stands in them.</summary>
internal static class ChannelWorld
{
    private static int channels;

    /// <summary>A channel that the bot knows when this ends.</summary>
    public static Task<SimChannel> AddChannelAsync(
        this ModerationStage stage,
        ChannelType type = ChannelType.Text,
        params SimOverwrite[] overwrites
    ) => stage.AddChannelAsync($"place-{Interlocked.Increment(ref channels)}", type, overwrites);

    public static Task<SimChannel> AddChannelAsync(
        this ModerationStage stage,
        string name,
        params SimOverwrite[] overwrites
    ) => stage.AddChannelAsync(name, ChannelType.Text, overwrites);

    private static async Task<SimChannel> AddChannelAsync(
        this ModerationStage stage,
        string name,
        ChannelType type,
        SimOverwrite[] overwrites
    )
    {
        var world = stage.Discord.Get<Universe>();
        SimChannel channel;
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            channel = new(world.Ids.Next(), type, guild, name) { Position = guild.Channels.Count };
            channel.Overwrites.AddRange(overwrites);
            ChannelActs.Create(world, channel);
        }

        var known = stage.Service.Get<GuildCache>().TryGet(AegisService.Guild)!;
        await ModerationStage.UntilAsync(() => known.TryGetChannel(new(channel.Id)) is not null);
        return channel;
    }

    /// <summary>Written at that moment, by member-1 as usual.</summary>
    public static SimMessage Write(
        this ModerationStage stage,
        SimChannel channel,
        DateTimeOffset at,
        string content = "hello",
        string author = "member-1",
        Action<SimMessage>? change = null,
        List<SimSticker>? stickers = null
    )
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var id = Snowflakes.At(at);
            while (world.Messages.ContainsKey(id))
            {
                id++;
            }

            var message = new SimMessage(id, channel, world.Users.Values.First(user => user.Name == author))
            {
                Content = content,
                Stickers = stickers ?? [],
            };
            change?.Invoke(message);
            channel.Messages.Add(id, message);
            world.Messages.Add(id, message);
            return message;
        }
    }

    public static IReadOnlyList<SimMessage> Left(this ModerationStage stage, SimChannel channel)
    {
        lock (stage.Discord.Get<Universe>().Gate)
        {
            return [.. channel.Messages.Values.Where(message => !message.IsEphemeral)];
        }
    }

    public static IReadOnlyList<SimOverwrite> OverwritesOf(this ModerationStage stage, SimChannel channel)
    {
        lock (stage.Discord.Get<Universe>().Gate)
        {
            return [.. channel.Overwrites.OrderBy(overwrite => overwrite.Id)];
        }
    }

    /// <summary>As a person with the rights would, by hand.</summary>
    public static void Overwrite(this ModerationStage stage, SimChannel channel, params SimOverwrite[] overwrites)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            channel.Overwrites =
            [
                .. channel.Overwrites.Where(old => overwrites.All(one => one.Id != old.Id)),
                .. overwrites,
            ];
            ChannelActs.Announce(world, channel, "CHANNEL_UPDATE");
        }
    }

    public static bool CanWrite(this ModerationStage stage, SimChannel channel, string member)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var found = channel.Guild!.Members.Values.First(one => one.User.Name == member);
            return world.PermissionsOf(found, channel).HasFlag(Permission.SendMessages);
        }
    }

    public static ulong RoleId(this ModerationStage stage, string name)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[DemoWorld.AegisId].Roles.Values.First(role => role.Name == name).Id;
        }
    }
}

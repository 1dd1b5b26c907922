using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

/// <summary>What tests see of members on a stage.</summary>
internal static class PersonWorld
{
    public static bool HasRole(this ModerationStage stage, Newcomer person, ulong role) =>
        stage.Look(person, member => member.Roles.Contains(role));

    public static T Look<T>(this ModerationStage stage, Newcomer person, Func<SimMember, T> look)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return look(world.Guilds[DemoWorld.AegisId].Members[person.Id]);
        }
    }

    public static SimChannel? VoiceOf(this ModerationStage stage, Newcomer person)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[DemoWorld.AegisId].VoiceStates.GetValueOrDefault(person.Id)?.Channel;
        }
    }

    public static void MoveInVoice(
        this ModerationStage stage,
        Newcomer person,
        SimChannel channel,
        bool? isMuted = null
    )
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            VoiceActs.Move(world, guild, guild.Members[person.Id], channel, isMuted);
        }
    }

    /// <summary>Somebody who sits in that voice channel.</summary>
    public static async Task<Newcomer> JoinVoiceAsync(this ModerationStage stage, SimChannel channel)
    {
        var person = await stage.JoinAsync();
        stage.MoveTo(person, channel);
        return person;
    }

    public static void MoveTo(this ModerationStage stage, Newcomer person, SimChannel channel)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.AegisId];
            VoiceActs.Move(world, guild, guild.Members[person.Id], channel);
        }
    }
}

using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.AutoMod.Voice;
using Guildhall.Aegis.Raids.Joins;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>
/// What this process remembers of people and no table holds: bursts, rates, counters, points, repeated messages, names of
/// staff, places in voice, joins, calls of commands. Other processes forget theirs within the minutes that rules look back.
/// </summary>
internal sealed class Memories(
    LiveGuilds live,
    StaffNames names,
    VoicePlaces places,
    RaidRooms rooms,
    Cooldowns cooldowns
)
{
    public void Forget(Snowflake<User> person)
    {
        live.Forget(person);
        names.Forget(person.Value);
        places.Forget(person);
        rooms.Forget(person);
        cooldowns.Forget(person.Value);
    }
}

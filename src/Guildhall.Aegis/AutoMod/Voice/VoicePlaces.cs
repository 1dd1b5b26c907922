using System.Collections.Concurrent;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Voice;

/// <summary>Who is in which voice channel: Discord tells the new place alone, also when somebody only mutes.</summary>
internal sealed class VoicePlaces
{
    private readonly ConcurrentDictionary<(ulong Guild, ulong User), ulong> places = new();

    /// <summary>Somebody was erased.</summary>
    public void Forget(Snowflake<User> user)
    {
        foreach (var key in places.Keys.Where(key => key.User == user.Value).ToList())
        {
            places.TryRemove(key, out _);
        }
    }

    /// <summary>True where somebody came to a channel, from another one or from outside.</summary>
    /// <param name="channel">Null: has left.</param>
    public bool HasMoved(Snowflake<Guild> guild, Snowflake<User> user, Snowflake<Channel>? channel)
    {
        var key = (guild.Value, user.Value);
        if (channel is not { } place)
        {
            places.TryRemove(key, out _);
            return false;
        }

        var before = places.TryGetValue(key, out var known) ? known : 0;
        places[key] = place.Value;
        return before != place.Value;
    }
}

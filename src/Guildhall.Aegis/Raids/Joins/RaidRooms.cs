using System.Collections.Concurrent;
using Guildhall.Aegis.Raids.Detection;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Joins;

/// <summary>The guilds' rooms. A guild's first join after a restart finds what came before it.</summary>
internal sealed class RaidRooms(Db db, TimeProvider time)
{
    private const int MostTold = 20_000;

    private readonly ConcurrentDictionary<Snowflake<Guild>, RaidRoom> rooms = new();

    public async ValueTask<RaidRoom> GetAsync(
        Snowflake<Guild> guild,
        JoinThresholds thresholds,
        CancellationToken cancellation
    )
    {
        if (rooms.TryGetValue(guild, out var known))
        {
            return known;
        }

        var room = new RaidRoom();
        var past = await db.QueryAsync<PastJoin>(
            JoinSql.Recent,
            new
            {
                Guild = guild,
                Since = time.GetUtcNow() - JoinDetector.Memory,
                Limit = MostTold,
            },
            cancellation
        );
        foreach (var join in past.Reverse())
        {
            room.Add(join.ToJoiner(), thresholds);
        }

        return rooms.GetOrAdd(guild, room);
    }

    /// <summary>Somebody was erased, in every server.</summary>
    public void Forget(Snowflake<User> user)
    {
        foreach (var room in rooms.Values)
        {
            room.Forget(user);
        }
    }

    private sealed record PastJoin(
        Snowflake<User> UserId,
        DateTimeOffset JoinedAt,
        string Name,
        bool HasAvatar,
        string? Invite
    )
    {
        public Joiner ToJoiner() =>
            new()
            {
                User = UserId,
                Name = Name,
                HasAvatar = HasAvatar,
                JoinedAt = JoinedAt,
                Invite = Invite,
            };
    }
}

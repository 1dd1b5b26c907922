using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Discord.Gateway;

/// <summary>
/// Some events of a shard will never come, so what is known from events may be old: read it again. The client itself sends
/// this to its subscriber, as an event of the type <see cref="Type"/> that belongs to no guild.
/// </summary>
/// <param name="SessionId">The session whose events they were.</param>
/// <param name="After">Events with a higher sequence number are missed.</param>
/// <param name="Before">And a lower one than this; null: the session has ended, and how many there were nobody knows.
/// GUILD_CREATE then comes again for every guild of the shard.</param>
public sealed record EventsMissed(int Shard, string SessionId, long After, long? Before)
{
    /// <summary>No name that Discord uses.</summary>
    public const string Type = "GUILDHALL_EVENTS_MISSED";

    [JsonIgnore]
    public bool IsSessionOver => Before is null;

    internal static GatewayEvent Of(int shard, string session, long after, long? before, long now) =>
        GatewayEvent.OfClient(
            shard,
            Type,
            JsonSerializer.SerializeToUtf8Bytes(
                new EventsMissed(shard, session, after, before),
                GatewayJson.Default.EventsMissed
            ),
            now
        );
}

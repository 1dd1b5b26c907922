using Guildhall.Aegis.AutoMod.Voice;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.AutoMod.Voice;

public class VoicePlacesTests
{
    private static readonly Snowflake<Guild> guild = new(1);

    [Fact]
    public void Only_another_channel_is_a_move()
    {
        var places = new VoicePlaces();
        var user = new Snowflake<User>(2);
        bool Goes(ulong? channel) =>
            places.HasMoved(guild, user, channel is { } id ? new Snowflake<Channel>(id) : (Snowflake<Channel>?)null);

        Assert.True(Goes(10));
        Assert.False(Goes(10)); // Has muted.
        Assert.True(Goes(11));
        Assert.False(Goes(null));
        Assert.True(Goes(11));
        Assert.True(places.HasMoved(guild, new(3), new Snowflake<Channel>(11)));
    }
}

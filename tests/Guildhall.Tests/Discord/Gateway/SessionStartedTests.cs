using System.Text.Json;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Discord.Gateway;

public class SessionStartedTests
{
    [Theory]
    [InlineData("[0,1]", true, true)]
    [InlineData("null", true, true)]
    [InlineData("[0,2]", true, false)]
    [InlineData("[1,2]", false, true)]
    public void A_shard_speaks_for_its_own_servers_and_names_also_those_of_an_outage(string shard, bool even, bool odd)
    {
        var started = JsonSerializer.Deserialize(
            $$"""{"session_id":"s","shard":{{shard}},"guilds":[{"id":"8388608","unavailable":true}]}""",
            GatewayJson.Default.SessionStarted
        )!;

        Assert.Equal(even, started.Serves(new Snowflake<Guild>(2UL << 22)));
        Assert.Equal(odd, started.Serves(new Snowflake<Guild>(3UL << 22)));
        Assert.Equal([new GuildGone { Id = new(8388608), Unavailable = true }], started.Guilds);
    }
}

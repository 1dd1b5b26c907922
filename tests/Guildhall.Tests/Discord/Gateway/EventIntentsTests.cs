using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Discord.Gateway;

public class EventIntentsTests
{
    public static TheoryData<string, int> Rows => [.. EventIntents.All.Select(row => (row.Type, (int)row.AnyOf))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_event_needs_one_of_its_intents(string type, int anyOf)
    {
        var needed = (Intents)anyOf;
        var error = Assert.Throws<InvalidOperationException>(() =>
            EventIntents.Check(new Wanting(type), ~needed & (Intents)0x3FFFFFF)
        );

        Assert.Contains(type, error.Message, StringComparison.Ordinal);
        EventIntents.Check(new Wanting(type), needed);
        Assert.Same(
            EventNames.Of(System.Text.Encoding.UTF8.GetBytes(type)),
            EventNames.Of(System.Text.Encoding.UTF8.GetBytes(type))
        );
    }

    [Fact]
    public async Task A_listener_that_would_wait_in_vain_stops_the_start()
    {
        await using var harness = new GatewayHarness(
            new DiscordOptions { Intents = Intents.Guilds },
            subscriber: new Wanting("GUILD_BAN_ADD")
        );

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => harness.Running);

        Assert.Contains("GuildModeration", error.Message, StringComparison.Ordinal);
        Assert.Empty(harness.RestCalls);
    }

    [Fact]
    public void Events_that_come_without_intents_and_takers_of_everything_need_none()
    {
        EventIntents.Check(new Wanting("INTERACTION_CREATE"), Intents.None);
        EventIntents.Check(new Wanting(EventsMissed.Type), Intents.None);
        EventIntents.Check(new Wanting(null), Intents.None);
    }

    private sealed class Wanting(string? only) : IGatewaySubscriber
    {
        public bool Wants(string type) => only is null || type == only;

        public Task HandleAsync(GatewayEvent received, CancellationToken cancellation) => Task.CompletedTask;
    }
}

using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Discord.Gateway;

public class MemberRequestsTests
{
    private static readonly Snowflake<Guild> onFirst = new(2UL << 22);
    private static readonly Snowflake<Guild> onSecond = new(3UL << 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chunks_of_several_shards_are_counted_each_for_its_own_request()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { ShardCount = 2 });
        var (first, second) = await ConnectedAsync(harness);
        var one = harness.Ask(onFirst);
        var other = harness.Ask(onSecond);
        var nonceOfOne = await NonceAsync(harness, first, onFirst);
        var nonceOfOther = await NonceAsync(harness, second, onSecond);

        for (var i = 0; i < 3; i++)
        {
            first.Dispatch(2 + i, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOne, 2 - i, 3, 10 + i));
            if (i < 2)
            {
                second.Dispatch(2 + i, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOther, i, 3, 20 + i));
            }
        }

        var found = await one.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        Assert.Equal([10UL, 11UL, 12UL], Ids(found.Members));
        await harness.AtRest();
        // Three chunks came on one shard and two on the other: the other's last is still waited for.
        Assert.False(other.IsCompleted);
        second.Dispatch(4, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOther, 2, 3, 22));
        Assert.Equal([20UL, 21UL, 22UL], Ids((await other.WaitAsync(TimeSpan.FromSeconds(60), Cancellation)).Members));
    }

    [Fact]
    public async Task A_new_session_of_one_shard_asks_again_for_that_shards_members_only()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { ShardCount = 2 });
        var (first, second) = await ConnectedAsync(harness);
        var one = harness.Ask(onFirst);
        var other = harness.Ask(onSecond);
        var nonceOfOne = await NonceAsync(harness, first, onFirst);
        var nonceOfOther = await NonceAsync(harness, second, onSecond);
        first.Dispatch(2, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOne, 0, 2, 10));
        second.Dispatch(2, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOther, 0, 2, 20));
        await harness.AtRest();

        second.Close(4009);
        var third = await harness.Dialled();
        third.Hello(3_000_000);
        await harness.Sent(third, 2);
        third.Ready("fresh");
        Assert.Equal(nonceOfOther, await NonceAsync(harness, third, onSecond));
        first.Dispatch(3, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOne, 1, 2, 11));
        third.Dispatch(2, "GUILD_MEMBERS_CHUNK", Chunk(nonceOfOther, 0, 1, 30));

        Assert.Equal([10UL, 11UL], Ids((await one.WaitAsync(TimeSpan.FromSeconds(60), Cancellation)).Members));
        Assert.Equal([30UL], Ids((await other.WaitAsync(TimeSpan.FromSeconds(60), Cancellation)).Members));
        Assert.False(first.TrySent(out _));
    }

    [Fact]
    public async Task What_was_asked_in_the_new_session_is_not_asked_again_when_its_start_is_handled_late()
    {
        await using var harness = new GatewayHarness(new DiscordOptions { EventWorkers = 1 });
        harness.HandlerHangs = true;
        var release = new TaskCompletionSource();
        var first = await harness.Connected(heartbeat: 3_000_000);
        harness.Handler = received => received.Type == "A" ? release.Task : Task.CompletedTask;
        first.Dispatch(2, "A", "{}");
        await Waiting.Until(() => harness.Events.Any(e => e.Type == "A"));
        first.Close(4009);
        var second = await harness.Dialled();
        second.Hello(3_000_000);
        await harness.Sent(second, 2);
        second.Ready("fresh");
        await harness.AtRest();
        var asked = harness.Ask(onFirst);
        var nonce = await NonceAsync(harness, second, onFirst);

        release.SetResult();
        await Waiting.Until(() => harness.Events.Count(e => e.Type == "READY") == 2);
        harness.HandlerHangs = false;
        await harness.AtRest();

        Assert.False(second.TrySent(out _));
        second.Dispatch(2, "GUILD_MEMBERS_CHUNK", Chunk(nonce, 0, 1, 10));
        Assert.Equal([10UL], Ids((await asked.WaitAsync(TimeSpan.FromSeconds(60), Cancellation)).Members));
    }

    private static async Task<(ScriptedSocket First, ScriptedSocket Second)> ConnectedAsync(GatewayHarness harness)
    {
        var first = await harness.Dialled();
        var second = await harness.Dialled();
        foreach (var socket in (ScriptedSocket[])[first, second])
        {
            socket.Hello(3_000_000);
        }

        var id = (await harness.Sent(first, 2)).GetProperty("shard")[0].GetInt32();
        await harness.Sent(second, 2);
        first.Ready("of one");
        second.Ready("of the other");
        await harness.Moving(() => harness.Client.Ready.IsCompleted);
        return id == 0 ? (first, second) : (second, first);
    }

    private static async Task<string> NonceAsync(GatewayHarness harness, ScriptedSocket socket, Snowflake<Guild> guild)
    {
        JsonElement asked = await harness.Sent(socket, 8);
        Assert.Equal(guild.ToString(), asked.GetProperty("guild_id").GetString());
        return asked.GetProperty("nonce").GetString()!;
    }

    private static IEnumerable<ulong> Ids(IEnumerable<Member> members) =>
        members.Select(member => member.User!.Id.Value).Order();

    private static string Chunk(string nonce, int index, int count, int user) =>
        $$"""{"nonce":"{{nonce}}","chunk_index":{{index}},"chunk_count":{{count}},"members":[{"user":{"id":"{{user}}"},"roles":[]}]}""";
}

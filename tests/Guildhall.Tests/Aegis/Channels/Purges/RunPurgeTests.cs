using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Channels.Purges;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Tests.Aegis.Channels.Purges;

public class RunPurgeTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => stage.Time.GetUtcNow();

    /// <summary>Scenario 17.</summary>
    [Fact]
    public async Task A_thousand_go_in_batches_and_pins_old_ones_and_what_comes_meanwhile_stay()
    {
        var channel = await stage.AddChannelAsync();
        var old = Enumerable.Range(0, 300).Select(i => stage.Write(channel, Now.AddDays(-30).AddMinutes(i))).ToList();
        Enumerable.Range(0, 700).ToList().ForEach(i => stage.Write(channel, Now.AddDays(-1).AddMinutes(i)));
        var pins = Enumerable
            .Range(0, 5)
            .Select(i => stage.Write(channel, Now.AddHours(-2).AddMinutes(i), change: m => m.PinnedAt = Now))
            .ToList();
        // After the command in time, whatever the clocks of both sides say.
        var meanwhile = stage.Write(channel, Now.AddHours(1), "I am new here");

        var answer = await PurgeAsync(channel, ("count", "1000"));

        Assert.Contains("Deleted 700 messages", answer.Text, StringComparison.Ordinal);
        Assert.Contains("300 messages older than 14 days stay", answer.Text, StringComparison.Ordinal);
        Assert.Contains("5 pinned stay", answer.Text, StringComparison.Ordinal);
        Assert.Equal(
            old.Concat(pins).Append(meanwhile).Select(message => message.Id).Order(),
            stage.Left(channel).Select(message => message.Id).Order()
        );
        var batches = await BatchesAsync(channel);
        Assert.Equal([100, 100, 100, 100, 100, 100, 100], batches);
    }

    [Fact]
    public async Task Old_ones_go_one_by_one_where_it_is_wished()
    {
        var channel = await stage.AddChannelAsync();
        Enumerable.Range(0, 60).ToList().ForEach(i => stage.Write(channel, Now.AddDays(-30).AddMinutes(i)));
        stage.Write(channel, Now.AddHours(-1));

        var answer = await PurgeAsync(channel, ("count", "100"), ("old", "delete slowly"));

        Assert.Contains("Deleted 61 messages", answer.Text, StringComparison.Ordinal);
        Assert.Empty(stage.Left(channel));
    }

    [Fact]
    public async Task Nothing_but_old_ones_is_reported_with_their_number()
    {
        var channel = await stage.AddChannelAsync();
        stage.Write(channel, Now.AddDays(-20));
        stage.Write(channel, Now.AddDays(-21));

        var answer = await PurgeAsync(channel, ("count", "100"));

        Assert.Contains("All 2 messages that match are older than 14 days", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, stage.Left(channel).Count);
    }

    [Fact]
    public async Task Going_on_after_a_crash_deletes_what_was_found_and_not_one_more()
    {
        var channel = await stage.AddChannelAsync();
        Enumerable.Range(0, 250).ToList().ForEach(i => stage.Write(channel, Now.AddDays(-1).AddMinutes(i)));
        // The first batch arrives, and nobody hears of it; then the process is gone.
        var found = stage.Left(channel).Select(message => message.Id).OrderDescending().Take(150).ToList();
        var id = await OrderAsync(channel, 150, found);
        foreach (var gone in found.Take(100))
        {
            lock (stage.Discord.Get<Universe>().Gate)
            {
                channel.Messages.Remove(gone);
            }
        }

        await RunAsync(id, channel);
        await RunAsync(id, channel);

        Assert.Equal(100, stage.Left(channel).Count);
        Assert.DoesNotContain(stage.Left(channel), message => found.Contains(message.Id));
    }

    [Fact]
    public async Task A_channel_that_goes_away_meanwhile_ends_it_with_a_word()
    {
        var channel = await stage.AddChannelAsync();
        stage.Write(channel, Now.AddHours(-1));
        stage.Write(channel, Now.AddHours(-1));
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/channels/{channel}/messages/bulk-delete" },
            new JsonObject { ["status"] = 403 }
        );

        var answer = await PurgeAsync(channel, ("count", "10"));

        Assert.Contains("Deleted 0 messages", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Then it stopped", answer.Text, StringComparison.Ordinal);
    }

    private Task<CommandAnswer> PurgeAsync(SimChannel channel, params (string Name, string Value)[] options) =>
        stage.RunAsync("owner", "purge", [.. options, ("channel", $"{channel.Id}")]);

    /// <summary>As the database stands when a process dies in the middle of the first batch.</summary>
    private async Task<long> OrderAsync(SimChannel channel, int count, IReadOnlyList<ulong> found)
    {
        var id = (long)Snowflakes.At(Now);
        var ids = string.Join(',', found.Select(message => $"\"{message}\""));
        await stage
            .Service.Get<Db>()
            .WriteAsync(
                async unit =>
                {
                    var row = new
                    {
                        AegisService.Guild,
                        Id = id,
                        Actor = "1",
                        Name = "owner",
                        Order = $$"""{"channel":"{{channel.Id}}","count":{{count}},"before":"{{id}}"}""",
                        Plan = $$"""{"young":[{{ids}}],"old":[]}""",
                        unit.Now,
                    };
                    await unit.ExecuteAsync(PurgeSql.Add, row);
                    await unit.ExecuteAsync(PurgeSql.Plan, row);
                },
                Cancellation
            );
        return id;
    }

    private async Task RunAsync(long id, SimChannel channel)
    {
        var job = new PurgeJob
        {
            Guild = AegisService.Guild,
            Id = id,
            // Of an interaction that ended long ago: the answer is a message.
            Interaction = new(new((ulong)id - (1ul << 50)), new(1), "token"),
            AnswerIn = new(ulong.Parse(await stage.Service.ChannelAsync("general"), CultureInfo.InvariantCulture)),
        };
        var services = stage.Service.Get<IServiceProvider>();
        await ActivatorUtilities
            .CreateInstance<RunPurge>(services)
            .HandleAsync(job, new JobRun(1, 1, false, Now), Cancellation);
    }

    private async Task<IReadOnlyList<int>> BatchesAsync(SimChannel channel) =>
        [
            .. (await stage.RequestsAsync("POST", $"{channel.Id}/messages/bulk-delete")).Select(request =>
                request["body"]!["messages"]!.AsArray().Count
            ),
        ];
}

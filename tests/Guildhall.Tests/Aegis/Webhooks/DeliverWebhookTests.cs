using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Webhooks;
using Guildhall.Discord.Model;
using Webhook = Guildhall.Core.Webhooks.Webhook;

namespace Guildhall.Tests.Aegis.Webhooks;

public class DeliverWebhookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_arrives_signed_over_its_timestamp_and_its_very_bytes()
    {
        await using var stage = await WebhookStage.StartAsync();
        await stage.AnnounceAsync();
        await stage.RunAsync();

        var call = Assert.Single(stage.Calls.Seen);
        var stamp = call.Headers["Guildhall-Timestamp"];
        var mac = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(stage.Secret),
            Encoding.ASCII.GetBytes(stamp + ".").Concat(call.Body).ToArray()
        );
        Assert.Equal($"v1={Convert.ToHexStringLower(mac)}", call.Headers["Guildhall-Signature"]);
        Assert.Equal(
            stage.Time.GetUtcNow().ToUnixTimeSeconds(),
            long.Parse(stamp, NumberStyles.None, CultureInfo.InvariantCulture)
        );
        Assert.Equal("case.opened", call.Headers["Guildhall-Event"]);
        Assert.Equal("case.opened", (string?)JsonNode.Parse(call.Body)!["type"]);
        var delivery = Assert.Single(await stage.DeliveriesAsync());
        Assert.Equal(call.Headers["Guildhall-Delivery"], delivery.Id);
        Assert.Equal(("delivered", 1, 200), (delivery.State, delivery.Attempts, delivery.LastStatus));
        Assert.Null(delivery.Body);
        Assert.Null(await stage.NextAsync());
    }

    [Fact]
    public async Task A_target_that_is_down_for_a_day_is_tried_by_the_schedule_then_given_up_and_replayed_once()
    {
        await using var stage = await WebhookStage.StartAsync();
        stage.Calls.Error = "it answered 503";
        await stage.AnnounceAsync();

        var times = await stage.RunToTheEndAsync();

        Assert.Equal(
            [
                TimeSpan.Zero,
                TimeSpan.FromSeconds(10),
                TimeSpan.FromMinutes(1),
                TimeSpan.FromMinutes(5),
                TimeSpan.FromMinutes(30),
                TimeSpan.FromHours(2),
                TimeSpan.FromHours(6),
                TimeSpan.FromHours(12),
                TimeSpan.FromHours(24),
            ],
            times
        );
        var dead = Assert.Single(await stage.DeliveriesAsync());
        Assert.Equal(("dead", 9), (dead.State, dead.Attempts));
        Assert.Single(stage.Calls.Seen.Select(c => c.Headers["Guildhall-Delivery"]).Distinct());

        stage.Calls.Error = null;
        stage.Calls.Seen.Clear();
        var both = await Task.WhenAll(Replay(), Replay());
        await stage.RunToTheEndAsync();
        var late = await Replay();

        Assert.Single(both, refusal => refusal is null);
        Assert.Equal("aegis.delivery_alive", late?.Code);
        Assert.Single(stage.Calls.Seen);
        Assert.Equal("delivered", Assert.Single(await stage.DeliveriesAsync()).State);

        Task<Guildhall.Core.Refusal?> Replay() => stage.Book.ReplayAsync(WebhookStage.Owner, dead.Id, Cancellation);
    }

    [Fact]
    public async Task What_recovers_in_between_is_delivered_and_no_longer_failing()
    {
        await using var stage = await WebhookStage.StartAsync();
        stage.Calls.Error = "nobody answered there";
        await stage.AnnounceAsync();
        await stage.RunAsync();
        Assert.NotNull((await FindAsync(stage)).FailingSince);

        stage.Calls.Error = null;
        var times = await stage.RunToTheEndAsync();

        Assert.Equal([TimeSpan.FromSeconds(10)], times);
        Assert.Null((await FindAsync(stage)).FailingSince);
    }

    [Fact]
    public async Task Three_days_of_failure_switch_it_off_and_the_guild_is_told()
    {
        await using var stage = await WebhookStage.StartAsync();
        stage.Calls.Error = "nobody answered there";
        for (var day = 0; day < 4; day++)
        {
            await stage.AnnounceAsync();
            await stage.RunToTheEndAsync();
        }

        var seen = stage.Calls.Seen.Count;
        await stage.AnnounceAsync();
        Assert.Null(await stage.NextAsync());
        Assert.False((await FindAsync(stage)).IsOn);
        Assert.Equal(seen, stage.Calls.Seen.Count);
        Assert.All(await stage.DeliveriesAsync(), delivery => Assert.Equal("dead", delivery.State));
        var problem = Assert.Single(await new GuildProblems(stage.Db).OpenAsync(WebhookStage.Guild, Cancellation));
        Assert.Equal("webhook:log", problem.Code);
        Assert.Contains("switched off", problem.Details, StringComparison.Ordinal);

        var dead = (await stage.DeliveriesAsync())[0];
        var off = await stage.Book.ReplayAsync(WebhookStage.Owner, dead.Id, Cancellation);
        Assert.Equal("aegis.webhook_off", off?.Code);
        await stage.Book.EnableAsync(WebhookStage.Owner, await FindAsync(stage), Cancellation);
        Assert.Empty(await new GuildProblems(stage.Db).OpenAsync(WebhookStage.Guild, Cancellation));
    }

    [Fact]
    public async Task Each_hears_of_what_it_listens_to_in_its_own_guild_alone()
    {
        await using var stage = await WebhookStage.StartAsync();
        await stage.AddAsync("raids", "raid.*");
        await stage.AnnounceAsync("raid.ended");
        await stage.AnnounceAsync("case.opened");
        await stage.AnnounceAsync("automod.hit", only: "raids");
        await stage.Db.WriteAsync(
            unit => unit.AnnounceAsync(new(new Snowflake<Guild>(78), "raid.ended", "raid 1") { Actor = "5" }),
            Cancellation
        );
        await stage.RunToTheEndAsync();

        Assert.Equal(
            ["/log case.opened", "/log raid.ended", "/raids automod.hit", "/raids raid.ended"],
            stage.Calls.Seen.Select(c => $"{c.Address.AbsolutePath} {c.Headers["Guildhall-Event"]}").Order()
        );
    }

    [Fact]
    public async Task A_job_that_runs_again_after_its_delivery_sends_nothing()
    {
        await using var stage = await WebhookStage.StartAsync();
        await stage.AnnounceAsync();
        await stage.RunAsync();
        var delivery = Assert.Single(await stage.DeliveriesAsync());

        await stage.DeliverAsync(new(WebhookStage.Guild, delivery.Id, 0, 0));

        Assert.Single(stage.Calls.Seen);
    }

    [Fact]
    public async Task The_secret_is_kept_sealed_and_opens_in_its_guild_alone()
    {
        await using var stage = await WebhookStage.StartAsync();
        var webhook = await FindAsync(stage);

        Assert.DoesNotContain(stage.Secret, Encoding.UTF8.GetString(webhook.Secret), StringComparison.Ordinal);
        var answer = await stage.Sender.SendAsync(webhook with { GuildId = new(78) }, "d", "t", "{}", Cancellation);
        Assert.Contains("cannot be read", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_never_more_than_ten()
    {
        await using var stage = await WebhookStage.StartAsync();
        var added = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    stage.Book.AddAsync(
                        WebhookStage.Owner,
                        $"w{i}",
                        new("https://example.com/"),
                        "raid.*",
                        Cancellation
                    )
                )
        );

        Assert.Equal(9, added.Count(result => result.TryGet(out _, out _)));
        Assert.Equal(10, (await stage.Book.ListAsync(WebhookStage.Guild, Cancellation)).Count);
    }

    private static async Task<Webhook> FindAsync(WebhookStage stage) =>
        (await stage.Book.FindAsync(WebhookStage.Guild, WebhookStage.Name, Cancellation))!;
}

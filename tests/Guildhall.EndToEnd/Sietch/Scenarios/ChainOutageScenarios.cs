using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 9, 10 and 11: chains out of reach, absurd answers, and the first run.</summary>
public class ChainOutageScenarios
{
    private static readonly TimeSpan hour = TimeSpan.FromHours(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S9_An_outage_of_thirty_hours_over_a_Monday_takes_nothing_from_anybody_and_calls_the_admins()
    {
        const string Member = "stilgar";
        using var wallet = new TestWallet();
        await using var stage = await SyncStage.OpenAsync(
            new() { Places = SyncSetup.FewPlaces, Time = new QuietTime(DayOfWeek.Sunday) },
            async stage =>
            {
                await stage.FillAsync(1, 3);
                await stage.ClaimAsync($"{wallet.Account}", "5000");
            }
        );
        await stage.ListenAsync();
        await stage.JoinAsync(Member);
        await stage.Members.ProveAsync(Member, wallet);
        await stage.UntilHasAsync(Member, "fedaykin");
        var (before, roles) = (await stage.GateAsync($"{wallet.Account}"), await stage.RoleCallsAsync());
        Assert.False(before.IsGrace);

        stage.One.IsDead = stage.Two.IsDead = true;
        // Tries at 6, 12, 18 and 24 o'clock; at one the chain was read last.
        foreach (var clock in new[] { 6, 12, 18, 24 })
        {
            await PassTryAsync(stage, clock);
        }

        Assert.Equal(4, await stage.MetricAsync("guildhall_sietch_syncs_failed"));
        Assert.Equal(before.Text, (await stage.GateAsync($"{wallet.Account}")).Text);
        Assert.Equal("healthy", await HealthAsync(stage));

        // The 24th hour ends between two tries.
        await stage.PassUntilAsync(25);
        await stage.PassAsync(TimeSpan.FromMinutes(2));
        var grace = await stage.GateAsync($"{wallet.Account}");
        Assert.True(grace.IsGrace, await stage.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, grace.Status);
        Assert.NotEqual(before.ETag, grace.ETag);
        Assert.Equal("degraded", await HealthAsync(stage));

        // No other task ends it: not those of the Monday, and no admin's ruling, which publishes what was read before.
        await stage.RunAsync(
            "sietch ruling add",
            ("kind", "guest"),
            ("wallet", SyncStage.Wallet(77)),
            ("reason", "Visits.")
        );
        await PassTryAsync(stage, 30);
        var status = await stage.SyncAsync();
        Assert.Contains("Failed 6 times in a row", status, StringComparison.Ordinal);
        Assert.True((await stage.GateAsync(77)).IsEligible);
        grace = await stage.GateAsync($"{wallet.Account}");
        Assert.True(grace.IsGrace);
        Assert.Equal((before.Rank, before.Role, before.Held), (grace.Rank, grace.Role, grace.Held));

        Assert.Equal(["fedaykin"], stage.Members.RolesOf(Member));
        Assert.Equal(roles, await stage.RoleCallsAsync());
        Assert.Equal(["joined 77"], await stage.EventsAsync());
        var told = await stage.MessagesAsync(SyncStage.Admins);
        Assert.Single(told, text => text.StartsWith("The chain could not be read 2 times", StringComparison.Ordinal));
        Assert.Single(told, text => text.StartsWith("The chain could not be read 4 times", StringComparison.Ordinal));
        Assert.Single(told, text => text.StartsWith("Nothing was read of the chain since", StringComparison.Ordinal));

        stage.One.IsDead = stage.Two.IsDead = false;
        await stage.PublishAsync();
        Assert.False((await stage.GateAsync($"{wallet.Account}")).IsGrace);
        Assert.Equal("healthy", await HealthAsync(stage));
    }

    /// <summary>Where a try in between has the chain just then, the one of the hour waits for a quarter of a minute.</summary>
    private static async Task PassTryAsync(SyncStage stage, int clock)
    {
        await stage.PassUntilAsync(clock);
        await stage.PassAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task S9_An_outage_of_minutes_costs_no_period_though_a_first_reading_fell_into_it()
    {
        await using var stage = await SyncStage.StartAsync(
            new() { Places = SyncSetup.FewPlaces },
            async stage =>
            {
                await stage.FillAsync(1, 3);
                stage.One.IsDead = stage.Two.IsDead = true;
            }
        );
        await stage.UntilAsync(
            async () => await stage.MetricAsync("guildhall_sietch_syncs_failed") == 1,
            "the first reading fails"
        );
        await stage.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stage.GateAsync(1)).Status);

        stage.One.IsDead = stage.Two.IsDead = false;
        await stage.PassAsync(TimeSpan.FromMinutes(1));
        await stage.UntilAsync(async () => (await stage.GateAsync(1)).IsEligible, "the list is there");

        Assert.Equal(1, await stage.MetricAsync("guildhall_sietch_syncs_failed"));
        Assert.DoesNotContain("Failed", await stage.StatusAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S10_An_empty_history_publishes_nothing_and_a_clean_second_source_tells_the_truth()
    {
        await using var stage = await SyncStage.StartAsync(
            new() { Places = SyncSetup.FewPlaces },
            async stage =>
            {
                await stage.FillAsync(1, 4);
                stage.One.TellLogs((_, _) => []);
                stage.Two.IsDead = true;
            }
        );
        await stage.UntilAsync(
            async () => (await stage.MessagesAsync(SyncStage.Admins)).Any(text => text.Contains("is held")),
            "the admins are told"
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stage.GateAsync(1)).Status);
        await stage.ListenAsync();

        stage.Two.IsDead = false;
        stage.One.IsDead = true;
        await stage.PassAsync(hour);
        await stage.PublishAsync();

        Assert.Equal("1:1 2:2 3:3 4:4", await stage.PlacesAsync(1, 2, 3, 4));
        Assert.DoesNotContain("Held", await stage.StatusAsync(), StringComparison.Ordinal);
        Assert.Empty(await stage.EventsAsync());
    }

    [Fact]
    public async Task S10_Thirty_who_vanish_at_once_stay_until_an_admin_or_a_second_source_says_that_it_is_true()
    {
        const string Member = "chani";
        using var wallet = new TestWallet();
        await using var stage = await SyncStage.OpenAsync(before: async stage =>
        {
            await stage.FillAsync(1, 68);
            await stage.ClaimAsync($"{wallet.Account}", "5000");
            stage.Two.IsDead = true;
        });
        await stage.ListenAsync();
        await stage.JoinAsync(Member);
        await stage.Members.ProveAsync(Member, wallet);
        await stage.UntilHasAsync(Member, "fedaykin");
        var (before, roles) = (await stage.GateAsync($"{wallet.Account}"), await stage.RoleCallsAsync());
        for (var i = 1UL; i <= 29; i++)
        {
            await stage.BurnAsync(SyncStage.Wallet(i));
        }

        await stage.BurnAsync($"{wallet.Account}");
        Assert.Contains("Held (hold 1): 30 of 69", await stage.SyncAsync(), StringComparison.Ordinal);
        Assert.Contains("Held (hold 1): 30 of 69", await stage.SyncAsync(), StringComparison.Ordinal);
        Assert.Equal(before.Text, (await stage.GateAsync($"{wallet.Account}")).Text);
        Assert.Equal(roles, await stage.RoleCallsAsync());
        Assert.Empty(await stage.EventsAsync());
        var told = Assert.Single(await stage.MessagesAsync(SyncStage.Admins));
        Assert.Contains("`/sietch confirm hold:1`", told, StringComparison.Ordinal);

        await stage.Members.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", "fedaykin-11");
        var refused = await stage.Members.RunAsync("fedaykin-11", "sietch confirm", ("hold", "1"));
        Assert.DoesNotContain("Published", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await stage.GateAsync($"{wallet.Account}")).Text);
        var confirmed = await stage.RunAsync("sietch confirm", ("hold", "1"));
        Assert.Contains("Published as snapshot", confirmed.Text, StringComparison.Ordinal);
        await stage.PassAsync(TimeSpan.FromMinutes(2));
        Assert.False((await stage.GateAsync($"{wallet.Account}")).IsEligible);
        Assert.Equal("1:30", await stage.PlacesAsync(29, 30));
        Assert.Equal(30, (await stage.EventsAsync()).Count(told => told.StartsWith("left ", StringComparison.Ordinal)));
        await stage.UntilHasAsync(Member);

        // The next that go are vouched for by the second endpoint, and need no admin.
        stage.Two.IsDead = false;
        await stage.PassAsync(hour);
        for (var i = 30UL; i <= 45; i++)
        {
            await stage.BurnAsync(SyncStage.Wallet(i));
        }

        await stage.PublishAsync();
        Assert.Equal("1:46", await stage.PlacesAsync(30, 45, 46));
        Assert.Equal(46, (await stage.EventsAsync()).Count(told => told.StartsWith("left ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task S10_Burns_that_one_endpoint_made_up_are_forgotten_when_another_tells_of_none()
    {
        await using var stage = await SyncStage.OpenAsync(before: async stage =>
        {
            await stage.FillAsync(1, 69);
            stage.Two.IsDead = true;
        });
        var before = await stage.PlacesAsync(1, 2, 68, 69);
        await stage.BurnAsync(SyncStage.Wallet(1));
        var burn = default(JsonNode);
        stage.One.TellLogs(
            (call, logs) =>
            {
                burn ??= call.IsBurns && logs.Count == 1 ? logs[0].DeepClone() : null;
                return call.IsBurns && logs.Count == 1 ? Enumerable.Range(1, 30).Select(i => Forged(burn!, i)) : logs;
            }
        );

        Assert.Contains("Held (hold 1): 30 of 69", await stage.SyncAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await stage.PlacesAsync(1, 2, 68, 69));

        stage.One.IsDead = true;
        stage.Two.IsDead = false;
        await stage.PassAsync(hour);
        await stage.PublishAsync();
        Assert.Equal("1:2 67:68 68:69", await stage.PlacesAsync(1, 2, 68, 69));
    }

    [Fact]
    public async Task S9_An_endpoint_that_refuses_every_range_of_logs_is_no_outage_while_another_tells_them()
    {
        await using var stage = await SyncStage.OpenAsync(
            new() { Places = SyncSetup.FewPlaces },
            async stage =>
            {
                await stage.FillAsync(1, 3);
                stage.One.Twist = (call, answer) =>
                    call.IsLogs ? ScriptedEndpoint.Error(answer, -32601, "not on your plan") : answer;
            }
        );

        Assert.Equal("1:1 2:2 3:3", await stage.PlacesAsync(1, 2, 3));
    }

    [Fact]
    public async Task S10_A_burn_that_one_endpoint_kept_to_itself_while_it_was_alone_is_found_when_another_is_back()
    {
        await using var stage = await SyncStage.OpenAsync(
            new() { Places = SyncSetup.FewPlaces },
            stage => stage.FillAsync(1, 4)
        );
        stage.One.IsDead = true;
        stage.Two.TellLogs((call, logs) => call.IsBurns ? [] : logs);
        await stage.BurnAsync(SyncStage.Wallet(1));
        await stage.PublishAsync();
        Assert.True((await stage.GateAsync(1)).IsEligible);
        Assert.Contains("one endpoint told alone", await stage.StatusAsync(), StringComparison.Ordinal);

        stage.One.IsDead = false;
        stage.Two.Twist = null;
        await stage.PassAsync(hour);
        await stage.PublishAsync();

        Assert.False((await stage.GateAsync(1)).IsEligible);
        Assert.DoesNotContain("one endpoint told alone", await stage.StatusAsync(), StringComparison.Ordinal);
        Assert.Contains(
            await stage.MessagesAsync(SyncStage.Admins),
            text => text.StartsWith("What one endpoint told of the chain alone was wrong", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task S11_Before_the_first_snapshot_the_gate_says_nothing_and_after_it_nobody_is_told_anything()
    {
        using var wallet = new TestWallet();
        var open = new TaskCompletionSource<bool>();
        await using var stage = await SyncStage.StartAsync(before: async stage =>
        {
            await stage.FillAsync(1, 68);
            await stage.ClaimAsync($"{wallet.Account}", "5000");
            await stage.ClaimAsync((70, "4000"));
            stage.One.Before = _ => open.Task;
        });
        await stage.JoinAsync("jamis");
        await stage.Members.ProveAsync("jamis", wallet);
        await stage.AddHookAsync();
        var door = await stage.MessagesAsync("the-door");
        var early = await stage.GateAsync(1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early.Status);
        Assert.Equal("60", early.Response.Headers.RetryAfter!.ToString());
        Assert.False(early.Body.AsObject().ContainsKey("eligible"));
        var key = await stage.KeyAsync();
        await stage.UntilAsync(
            async () => (await stage.ListAsync(key)).Status == HttpStatusCode.ServiceUnavailable,
            "the list is not ready either"
        );
        Assert.Equal("degraded", await HealthAsync(stage));

        open.SetResult(true);
        await stage.UntilAsync(async () => (await stage.GateAsync(1)).Status == HttpStatusCode.OK, "a first snapshot");
        await stage.PassAsync(TimeSpan.FromMinutes(2));
        await stage.PassAsync(TimeSpan.FromMinutes(2));

        var list = (await stage.ListAsync(key)).Body;
        Assert.Equal(
            Enumerable
                .Range(1, 69)
                .Select(rank => (rank, rank == 69 ? $"{wallet.Account}" : SyncStage.Wallet((ulong)rank))),
            list["top_69"]!.AsArray().Select(place => ((int)place!["rank"]!, (string)place["address"]!))
        );
        Assert.Equal("healthy", await HealthAsync(stage));
        Assert.Equal((70, false), ((await stage.GateAsync(70)).Rank, (await stage.GateAsync(70)).IsEligible));
        Assert.Empty(await stage.EventsAsync());
        Assert.Equal(door, await stage.MessagesAsync("the-door"));
        Assert.Empty(await stage.MessagesAsync(SyncStage.Admins));
        await stage.UntilHasAsync("jamis", "fedaykin");
        Assert.True((await stage.Members.ToldAsync("jamis")).Count <= 1, "One offer to join is no flood.");
    }

    /// <summary>The same burn, of another wallet and in another place of its block.</summary>
    private static JsonNode Forged(JsonNode burn, int number)
    {
        var forged = burn.DeepClone();
        forged["topics"]![1] = $"0x{number:x64}";
        forged["logIndex"] = $"0x{number - 1:x}";
        return forged;
    }

    private static async Task<string> HealthAsync(SyncStage stage)
    {
        var text = await stage.Guildhall.Http.GetStringAsync("/health/ready", Cancellation);
        return (string)JsonNode.Parse(text)!["parts"]!["eligibility"]!["state"]!;
    }
}

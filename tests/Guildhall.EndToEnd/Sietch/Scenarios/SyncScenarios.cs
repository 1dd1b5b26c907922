namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Scenarios 1, 5 and 7: endpoints that lie, lag and die, on the local chain over HTTP.</summary>
public class SyncScenarios
{
    private const string Half = "50000000000000000000000";

    [Fact]
    public async Task S1_Of_two_that_hold_the_same_the_earlier_has_the_last_place_in_whatever_order_logs_come()
    {
        const ulong Earlier = 901;
        const ulong Later = 902;
        await using var stage = await SyncStage.OpenAsync(before: async stage =>
        {
            await stage.FillAsync(1, 68);
            await stage.ClaimAsync((Earlier, Half), (Later, Half));
            stage.One.TellLogs((_, logs) => logs.Reverse());
        });
        await stage.ListenAsync();
        var door = await stage.MessagesAsync("the-door");
        Assert.Equal("68:68 69:901", await stage.PlacesAsync(68, Earlier, Later));

        // Equal again, and the later one comes first this time; the order is another at both endpoints.
        await stage.ClaimAsync((Later, "7"), (Earlier, "7"));
        stage.One.Twist = null;
        stage.Two.TellLogs((_, logs) => logs.Reverse());
        await stage.PublishAsync();

        var (earlier, later) = (await stage.GateAsync(Earlier), await stage.GateAsync(Later));
        Assert.Equal((69, "fedaykin", $"{Half[..^1]}7"), (earlier.Rank, earlier.Role, earlier.Held));
        Assert.Equal((70, "none", false), (later.Rank, later.Role, later.IsEligible));
        await stage.PublishAsync();
        Assert.Equal("68:68 69:901", await stage.PlacesAsync(68, Earlier, Later));
        Assert.Empty(await stage.EventsAsync());
        Assert.Equal(door, await stage.MessagesAsync("the-door"));
        Assert.Equal(0, await stage.MetricAsync("guildhall_sietch_chain_pages_refused"));
    }

    [Fact]
    public async Task S5_Half_a_page_that_an_endpoint_drops_is_noticed_and_read_elsewhere_or_not_at_all()
    {
        await using var stage = await SyncStage.OpenAsync(
            new() { Places = SyncSetup.FewPlaces },
            stage => stage.FillAsync(1, 4)
        );
        var before = await stage.GateAsync(1);
        await stage.ClaimAsync((5, "500"), (6, "600"), (7, "700"), (8, "800"));
        stage.One.TellLogs((_, logs) => logs.Take(logs.Count / 2));
        // The second endpoint tells the whole page once, for comparison, and fails when it is to give it.
        var asked = 0;
        stage.Two.Before = call => Task.FromResult(!call.IsClaims || Interlocked.Increment(ref asked) == 1);
        stage.One.Forget();

        var status = await stage.SyncAsync();

        Assert.Contains("Failed 1 times", status, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await stage.GateAsync(1)).Text);
        Assert.False((await stage.GateAsync(8)).IsEligible);
        var refused = await stage.MetricAsync("guildhall_sietch_chain_pages_refused");
        Assert.True(refused > 0);
        var cursor = stage.One.Calls.First(call => call.IsClaims).From;

        stage.Two.Before = null;
        stage.One.Forget();
        stage.Two.Forget();
        await stage.PublishAsync();

        Assert.Equal(cursor, stage.One.Calls.First(call => call.IsClaims).From);
        // All that was read came from the second: the first was asked for no page again.
        Assert.Contains(stage.Two.Calls, call => call.IsClaims && call.From == cursor);
        Assert.Equal(5, (await stage.GateAsync(8)).Rank);
        Assert.Equal("500", (await stage.GateAsync(5)).Held);
        Assert.Equal("600", (await stage.GateAsync(6)).Held);
        Assert.Equal("700", (await stage.GateAsync(7)).Held);
        Assert.True(await stage.MetricAsync("guildhall_sietch_chain_pages_refused") > refused);
    }

    [Fact]
    public async Task S7_Of_a_node_that_lags_no_page_beyond_its_head_is_taken_nor_does_the_list_go_back_to_it()
    {
        await using var stage = await SyncStage.OpenAsync(
            new() { Places = SyncSetup.FewPlaces, LargestPage = 100 },
            stage => stage.FillAsync(1, 4)
        );
        var before = await stage.GateAsync(1);
        await stage.ClaimAsync((5, "500"));
        await stage.MineAsync(550);
        await stage.ClaimAsync((6, "600"));
        stage.Two.Standing = before.Block + 52;
        var pages = 0;
        stage.One.Before = call => Task.FromResult(!call.IsLogs || Interlocked.Increment(ref pages) <= 2);

        var status = await stage.SyncAsync();

        Assert.Contains($"{stage.Two.Address.Authority} is behind block", status, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await stage.GateAsync(1)).Text);
        Assert.DoesNotContain(stage.Two.Calls, call => call.IsLogs && call.To > stage.Two.Standing);

        stage.One.Before = null;
        await stage.PublishAsync();
        Assert.Equal("5:6", await stage.PlacesAsync(5, 6));
        Assert.Equal("500", (await stage.GateAsync(5)).Held);

        // Alone, it would tell of a time in which the fifth place was another's.
        var after = await stage.GateAsync(6);
        stage.One.IsDead = true;
        status = await stage.SyncAsync();
        Assert.Contains($"{stage.Two.Address.Authority} is behind block", status, StringComparison.Ordinal);
        Assert.Equal(after.Text, (await stage.GateAsync(6)).Text);
    }
}

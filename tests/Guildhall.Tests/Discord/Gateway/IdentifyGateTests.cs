using Guildhall.Discord.Gateway;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Gateway;

public sealed class IdentifyGateTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly IdentifyGate gate;

    public IdentifyGateTests() => gate = new(time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => gate.Dispose();

    [Fact]
    public void Shards_of_one_key_come_in_their_order_however_they_ask()
    {
        gate.Configure(new(1_000, 1_000, 86_400_000, 2));
        gate.Expect([0, 1, 2, 3]);

        var third = gate.WaitAsync(2, Cancellation);
        var fourth = gate.WaitAsync(3, Cancellation);
        var second = gate.WaitAsync(1, Cancellation);
        Assert.False(third.IsCompleted);
        Assert.True(second.IsCompletedSuccessfully);
        var first = gate.WaitAsync(0, Cancellation);

        Assert.True(first.IsCompletedSuccessfully);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(third.IsCompletedSuccessfully && fourth.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_shard_that_resumes_or_cannot_connect_is_passed_over()
    {
        gate.Expect([0, 1]);
        var second = gate.WaitAsync(1, Cancellation);
        Assert.False(second.IsCompleted);

        gate.PassOver(0);

        Assert.True(second.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Giving_up_spends_nothing()
    {
        gate.Configure(new(1_000, 1, 60_000, 1));
        gate.Expect([0]);
        using var gone = new CancellationTokenSource();
        var waiting = gate.WaitAsync(1, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
        Assert.True(gate.WaitAsync(0, Cancellation).IsCompletedSuccessfully);
    }

    [Fact]
    public void Nothing_is_left_until_the_reset()
    {
        gate.Configure(new(1_000, 0, 60_000, 1));
        var waiting = gate.WaitAsync(0, Cancellation);

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Nine_tenths_of_a_days_sessions_are_the_end_and_a_day_later_they_are_not()
    {
        gate.Configure(new(10, 10, 86_400_000, 1));
        for (var i = 0; i < 9; i++)
        {
            Assert.True(gate.WaitAsync(0, Cancellation).IsCompletedSuccessfully);
            time.Advance(TimeSpan.FromSeconds(5));
        }

        var error = await Assert.ThrowsAsync<GatewayFatalException>(() => gate.WaitAsync(0, Cancellation));
        Assert.Contains("9 sessions", error.Message, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromHours(25));

        Assert.True(gate.WaitAsync(0, Cancellation).IsCompletedSuccessfully);
    }
}

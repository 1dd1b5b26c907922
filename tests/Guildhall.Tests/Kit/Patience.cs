namespace Guildhall.Tests.Kit;

/// <summary>Asks again and again, in real time: what others do takes its time, on a machine under load much of it.</summary>
internal static class Patience
{
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(15);

    /// <param name="awaited">What the failure says that it never came to.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> awaited)
    {
        using var timer = new PeriodicTimer(pause, TimeProvider.System);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(LocalDiscord.PatienceMs));
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, $"It never came to this: {awaited()}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What the other side says next; a line on which nothing comes any more ends with a failure.</summary>
    public static async Task<T> HearAsync<T>(Func<CancellationToken, ValueTask<T>> hear, string awaited)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(LocalDiscord.PatienceMs);
        try
        {
            return await hear(patience.Token);
        }
        catch (OperationCanceledException exception)
            when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It never came: {awaited}", exception);
        }
    }
}

using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord;

internal static class Waiting
{
    /// <summary>Once through the thread pool's queue: what stood in it before has begun. A plain yield would stay in the
    /// test's own queue.</summary>
    public static Task Turn() => Task.Run(static () => { });

    /// <summary>Lets the tasks under test run until they stand where the test wants them; a real time-out ends a hang.</summary>
    public static async Task Until(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Turn();
        }
    }

    /// <summary>The client has dealt with its first answer and pauses: what it waits for is no longer the 15 s of an
    /// attempt that is still under way.</summary>
    public static Task UntilPaused(this ManualTime time, ScriptedDiscord discord) =>
        Until(() => discord.Requests.Count == 1 && time.UntilNext is { } next && next != TimeSpan.FromSeconds(15));

    /// <summary>Moves the clock in small steps until the task has ended, leaving it time to react to each.</summary>
    public static async Task<T> Through<T>(this ManualTime time, Task<T> task, TimeSpan? step = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!task.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            for (var i = 0; i < 50 && !task.IsCompleted; i++)
            {
                await Turn();
            }

            time.Advance(step ?? TimeSpan.FromMilliseconds(10));
        }

        return await task;
    }
}

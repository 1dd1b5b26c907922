using System.Runtime.CompilerServices;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord;

internal static class Waiting
{
    // Of real time: only what hangs waits so long.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(120);

    /// <summary>Once through the thread pool's queue: what stood in it before has begun. A plain yield would stay in the
    /// test's own queue.</summary>
    public static Task Turn() => Task.Run(static () => { });

    /// <summary>Lets the tasks under test run until they stand where the test wants them; a real time-out ends a hang.</summary>
    public static async Task Until(Func<bool> reached, [CallerArgumentExpression(nameof(reached))] string awaited = "")
    {
        using var limit = new CancellationTokenSource(patience);
        while (!reached())
        {
            ThrowIfOver(limit, awaited);
            await Turn();
        }
    }

    /// <summary>The client has dealt with its first answer and pauses: what it waits for is no longer the 15 s of an
    /// attempt that is still under way.</summary>
    public static Task UntilPaused(this ManualTime time, ScriptedDiscord discord) =>
        Until(() => discord.Requests.Count == 1 && time.UntilNext is { } next && next != TimeSpan.FromSeconds(15));

    /// <summary>Moves the clock in small steps until the task has ended, leaving it time to react to each.</summary>
    public static async Task<T> Through<T>(
        this ManualTime time,
        Task<T> task,
        TimeSpan? step = null,
        [CallerArgumentExpression(nameof(task))] string awaited = ""
    )
    {
        using var limit = new CancellationTokenSource(patience);
        while (!task.IsCompleted)
        {
            ThrowIfOver(limit, awaited);
            for (var i = 0; i < 50 && !task.IsCompleted; i++)
            {
                await Turn();
            }

            time.Advance(step ?? TimeSpan.FromMilliseconds(10));
        }

        return await task;
    }

    private static void ThrowIfOver(CancellationTokenSource limit, string awaited)
    {
        if (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"It never came to this: {awaited}");
        }
    }
}

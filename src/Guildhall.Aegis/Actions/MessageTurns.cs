using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

/// <summary>One writer at a time for each message that the bot keeps, over all processes: two edits may arrive in either
/// order, and the last to arrive stays.</summary>
internal sealed class MessageTurns(Leases leases, TimeProvider time)
{
    private static readonly TimeSpan length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan untilFree = TimeSpan.FromMilliseconds(200);

    /// <summary>What the message is to show is read after this.</summary>
    /// <param name="message">Which, among all that the bot keeps: <c>log:1:2</c>.</param>
    /// <exception cref="JobDelayedException">It is being written this moment.</exception>
    public async Task<PersonLock> TakeAsync(string message, JobRun run, CancellationToken cancellation)
    {
        var name = $"{PersonLocks.Prefix}{message}";
        var lease =
            await leases.TryTakeAsync(name, $"job:{run.Id}", length, cancellation)
            ?? throw new JobDelayedException(untilFree, "The message is being written this moment.");
        return new(leases, lease, length, time);
    }
}

using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Actions;

/// <summary>Gives a job its case under the person's lock.</summary>
internal sealed class CaseHolds(CaseBook book, PersonLocks locks)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(3);

    /// <summary>Null where there is no such case.</summary>
    /// <exception cref="JobDelayedException">Somebody else is at that person.</exception>
    public async Task<HeldCase?> TryTakeAsync(CaseKey key, CancellationToken cancellation)
    {
        if (await book.FindAsync(key, cancellation) is not { } known)
        {
            return null;
        }

        var held =
            await locks.TryTakeAsync(key.Guild, known.TargetId, patience, cancellation)
            ?? throw new JobDelayedException(whileBusy, "Somebody else is at it.");
        // Read again: whoever had the lock may have changed it.
        return new((await book.FindAsync(key, cancellation))!, held);
    }
}

/// <param name="Case">As it is since the lock was taken.</param>
internal sealed record HeldCase(Case Case, PersonLock Lock) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Lock.DisposeAsync();
}

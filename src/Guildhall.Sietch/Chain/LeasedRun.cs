using System.Security.Cryptography;
using Guildhall.Core.Storage;

namespace Guildhall.Sietch.Chain;

/// <summary>Work that one process does at a time, for as long as it holds a lease.</summary>
internal sealed class LeasedRun(Leases leases, TimeProvider time)
{
    private static readonly TimeSpan length = TimeSpan.FromMinutes(2);

    /// <param name="name">Of the lease.</param>
    /// <param name="run">Named in the lease, for whoever looks.</param>
    /// <param name="work">Is cancelled when the lease is lost.</param>
    /// <param name="cancellation">Of the caller.</param>
    /// <returns>Null where another holds it.</returns>
    public async Task<T?> TryRunAsync<T>(
        string name,
        string run,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
        where T : class
    {
        var holder = $"{run}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        if (await leases.TryTakeAsync(name, holder, length, cancellation) is not { } held)
        {
            return null;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewing = RenewAsync(held, ending);
        try
        {
            return await work(ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await renewing;
            // CancellationToken.None: the next run must not wait for the lease's end.
            await leases.ReleaseAsync(held, CancellationToken.None);
        }
    }

    private async Task RenewAsync(Lease held, CancellationTokenSource ending)
    {
        try
        {
            while (!ending.IsCancellationRequested)
            {
                await Task.Delay(length / 4, time, ending.Token);
                if (await leases.TryRenewAsync(held, length, ending.Token) is null)
                {
                    await ending.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
        catch (StorageException)
        {
            // Without the database the run cannot be ours any longer than the lease says.
            await ending.CancelAsync();
        }
    }
}

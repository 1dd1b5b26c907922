using System.Security.Cryptography;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary>One at a time for each person of a guild, over all processes.</summary>
internal sealed class PersonLocks(Leases leases, TimeProvider time)
{
    /// <summary>Of the names of these locks among all leases.</summary>
    public const string Prefix = "aegis:";

    private static readonly TimeSpan length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan shortestPause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan longestPause = TimeSpan.FromMilliseconds(150);

    /// <summary>Null where another has had it for so long.</summary>
    public async Task<PersonLock?> TryTakeAsync(
        Snowflake<Guild> guild,
        Snowflake<User> person,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        var name = $"{Prefix}{guild}:{person}";
        var holder = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var begun = time.GetTimestamp();
        var pause = shortestPause;
        while (true)
        {
            if (await leases.TryTakeAsync(name, holder, length, cancellation) is { } lease)
            {
                return new(leases, lease, length, time);
            }

            if (time.GetElapsedTime(begun) >= patience)
            {
                return null;
            }

            // Those who wait for one person must not ask in step.
            await Task.Delay(pause * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 1000.0)), time, cancellation);
            pause = pause * 2 < longestPause ? pause * 2 : longestPause;
        }
    }
}

/// <summary>Renews itself until it is released.</summary>
internal sealed class PersonLock : IAsyncDisposable
{
    private readonly Leases leases;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;
    private bool isReleased;

    public PersonLock(Leases leases, Lease lease, TimeSpan length, TimeProvider time)
    {
        this.leases = leases;
        Lease = lease;
        renewing = RenewAsync(length, time);
    }

    public Lease Lease { get; }

    /// <summary>In the unit that writes how it ended.</summary>
    public async Task ReleaseAsync(Unit unit)
    {
        await Leases.ReleaseAsync(unit, Lease);
        isReleased = true;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
        if (!isReleased)
        {
            try
            {
                // CancellationToken.None: others wait for it, whatever became of our caller.
                await leases.ReleaseAsync(Lease, CancellationToken.None);
            }
            catch (StorageException)
            {
                // It ends by itself.
            }
        }
    }

    private async Task RenewAsync(TimeSpan length, TimeProvider time)
    {
        while (true)
        {
            await Task.Delay(length / 3, time, ended.Token);
            if (await leases.TryRenewAsync(Lease, length, ended.Token) is null)
            {
                return;
            }
        }
    }
}

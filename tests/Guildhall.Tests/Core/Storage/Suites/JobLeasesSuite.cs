using Guildhall.Core.Jobs;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class JobLeasesSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_worker_whose_lease_was_taken_cannot_change_the_row()
    {
        await EnqueueAsync(new NumberJob(1));
        var sleeper = Worker("sleeper");
        var row = Assert.Single(await sleeper.ClaimAsync(NumberJob.Kind, 10, Cancellation));
        Time.Advance(lease + TimeSpan.FromSeconds(1));
        var taken = Assert.Single(await Worker("other").ClaimAsync(NumberJob.Kind, 10, Cancellation));

        Assert.Empty(await sleeper.CompleteAsync([row], Cancellation));
        Assert.Empty(await sleeper.RenewAsync([row], Time.GetUtcNow() + lease, Cancellation));
        Assert.False(await sleeper.FailAsync(row, "late", Time.GetUtcNow(), Cancellation));
        Assert.False(await sleeper.BuryAsync(row, "late", Cancellation));
        Assert.False(await sleeper.ReleaseAsync(row, "late", Time.GetUtcNow(), Cancellation));
        Assert.Equal([taken.Id], await Worker("other").CompleteAsync([taken], Cancellation));
    }

    [Fact]
    public async Task A_lease_that_is_renewed_is_not_taken()
    {
        await EnqueueAsync(new NumberJob(1));
        var worker = Worker("a");
        var rows = await worker.ClaimAsync(NumberJob.Kind, 10, Cancellation);
        for (var round = 0; round < 5; round++)
        {
            Time.Advance(lease / 2);
            Assert.Single(await worker.RenewAsync(rows, Time.GetUtcNow() + lease, Cancellation));
            Assert.Empty(await Worker("b").ClaimAsync(NumberJob.Kind, 10, Cancellation));
        }
    }

    [Fact]
    public async Task A_process_that_starts_again_takes_up_its_own_rows_at_once_and_no_others()
    {
        await EnqueueAsync(new NumberJob(1));
        await Worker("a").ClaimAsync(NumberJob.Kind, 1, Cancellation);
        await EnqueueAsync(new NumberJob(2));
        await Worker("b").ClaimAsync(NumberJob.Kind, 1, Cancellation);

        var restarted = Worker("a");
        var reclaimed = await restarted.ReclaimAsync(Cancellation);
        var rows = await restarted.ClaimAsync(NumberJob.Kind, 10, Cancellation);

        Assert.Equal(1, reclaimed);
        Assert.Equal(1, Assert.Single(rows).Lost);
        Assert.Contains("\"Number\":1", rows[0].Payload, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Workers_that_claim_at_once_share_the_rows_without_overlap()
    {
        foreach (var number in Enumerable.Range(0, 60))
        {
            await EnqueueAsync(new NumberJob(number));
        }

        var replica = NewReplica();
        var claims = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(worker =>
                    new JobLeases(worker % 2 == 0 ? Db : replica, Time, $"w{worker}", lease).ClaimAsync(
                        NumberJob.Kind,
                        5,
                        Cancellation
                    )
                )
        );

        var ids = claims.SelectMany(rows => rows).Select(row => row.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(claims, rows => Assert.InRange(rows.Count, 0, 5));
    }

    [Fact]
    public async Task The_oldest_due_come_first_and_none_before_its_time()
    {
        var now = Time.GetUtcNow();
        await EnqueueAsync(new NumberJob(3), now);
        await EnqueueAsync(new NumberJob(1), now - TimeSpan.FromHours(2));
        await EnqueueAsync(new NumberJob(2), now - TimeSpan.FromHours(1));
        await EnqueueAsync(new NumberJob(4), now + TimeSpan.FromSeconds(1));

        var rows = await Worker("a").ClaimAsync(NumberJob.Kind, 10, Cancellation);

        Assert.Equal(["1", "2", "3"], rows.Select(row => row.Payload.Single(char.IsDigit).ToString()));
        Assert.Equal(now + TimeSpan.FromSeconds(1), await NextUnclaimedAsync());
    }

    [Fact]
    public async Task A_live_key_is_enqueued_once_and_again_after_its_job_is_done()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EnqueueAsync(new NumberJob(1, "prd"))));
        var worker = Worker("a");
        var rows = await worker.ClaimAsync(NumberJob.Kind, 10, Cancellation);
        var whileRunning = await EnqueueAsync(new NumberJob(1, "prd"));
        await worker.CompleteAsync(rows, Cancellation);
        var afterwards = await EnqueueAsync(new NumberJob(1, "prd"));

        Assert.Equal(1, added.Count(wasAdded => wasAdded));
        Assert.False(whileRunning);
        Assert.True(afterwards);
    }

    [Fact]
    public async Task A_unit_that_fails_enqueues_nothing()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            Db.WriteAsync(
                async unit =>
                {
                    await unit.EnqueueAsync(new NumberJob(1));
                    throw new InvalidDataException("planted");
                },
                Cancellation
            )
        );

        Assert.Equal(0, await CountAsync("jobs"));
    }

    private JobLeases Worker(string name) => new(Db, Time, name, lease);

    private Task<bool> EnqueueAsync(NumberJob job, DateTimeOffset? due = null) =>
        Db.WriteAsync(unit => unit.EnqueueAsync(job, due), Cancellation);

    private Task<DateTimeOffset?> NextUnclaimedAsync() => Worker("a").NextReadyAsync(NumberJob.Kind, Cancellation);
}

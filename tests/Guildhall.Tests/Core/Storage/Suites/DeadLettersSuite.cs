using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class DeadLettersSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    [Fact]
    public async Task A_replayed_letter_is_a_new_job_with_all_its_attempts()
    {
        var id = await BuryAsync(new NumberJob(1, "prd"));

        var refusal = await new DeadLetters(Db).ReplayAsync(id, "cli", Cancellation);

        Assert.Null(refusal);
        var row = Assert.Single(await Worker.ClaimAsync(NumberJob.Kind, 10, Cancellation));
        Assert.Equal((id, 0), (row.Id, row.Attempts));
        var audited = Assert.Single(await Db.AuditOfAsync(TenantId.Default, 10, null, Cancellation));
        Assert.Equal(("cli", "jobs.replay", "done"), (audited.Actor, audited.Action, audited.Outcome));
    }

    [Fact]
    public async Task A_discarded_letter_is_gone_and_audited()
    {
        var id = await BuryAsync(new NumberJob(1));

        var refusal = await new DeadLetters(Db).DiscardAsync(id, "cli", Cancellation);
        var again = await new DeadLetters(Db).DiscardAsync(id, "cli", Cancellation);

        Assert.Null(refusal);
        Assert.Equal("jobs.not_dead", again?.Code);
        Assert.Equal(0, await CountAsync("jobs"));
        Assert.Single(await Db.AuditOfAsync(TenantId.Default, 10, null, Cancellation));
    }

    [Fact]
    public async Task A_letter_whose_key_lives_again_is_not_replayed()
    {
        var id = await BuryAsync(new NumberJob(1, "prd"));
        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(2, "prd")), Cancellation);

        var refusal = await new DeadLetters(Db).ReplayAsync(id, "cli", Cancellation);

        Assert.Equal("jobs.not_dead", refusal?.Code);
    }

    [Fact]
    public async Task Living_and_dead_are_counted_by_kind()
    {
        await BuryAsync(new NumberJob(1));
        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(2)), Cancellation);

        var counts = Assert.Single(await new DeadLetters(Db).CountAsync(Cancellation));

        Assert.Equal((NumberJob.Kind, 1, 1), (counts.Kind, counts.Waiting, counts.Dead));
    }

    private JobLeases Worker => new(Db, Time, "a", TimeSpan.FromSeconds(30));

    private async Task<long> BuryAsync(NumberJob job)
    {
        await Db.WriteAsync(unit => unit.EnqueueAsync(job), Cancellation);
        var row = Assert.Single(await Worker.ClaimAsync(NumberJob.Kind, 1, Cancellation));
        Assert.True(await Worker.BuryAsync(row, "planted", Cancellation));
        return row.Id;
    }
}

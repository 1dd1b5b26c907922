using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Core.Usage;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class UsageLedgerSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly TenantId tenant = new("thj");
    private static readonly UsageEntry usage = new()
    {
        Model = "claude",
        InputTokens = 12_000,
        OutputTokens = 2_000,
        CostMicroDollars = 66_000,
    };

    [Theory]
    [InlineData("usage.per_minute")]
    [InlineData("usage.per_day")]
    [InlineData("usage.per_month")]
    [InlineData("usage.concurrent")]
    [InlineData("usage.budget_day")]
    [InlineData("usage.budget_month")]
    public async Task No_limit_is_passed_by_two_hundred_reservations_at_once(string code)
    {
        // 25 places each: 25 runs, or 25 times seven cents.
        var quotas = code switch
        {
            "usage.per_minute" => new Quotas { PerMinute = 25 },
            "usage.per_day" => new Quotas { PerDay = 25 },
            "usage.per_month" => new Quotas { PerMonth = 25 },
            "usage.concurrent" => new Quotas { Concurrent = 25 },
            "usage.budget_day" => new Quotas { DollarsPerDay = 1.75m },
            _ => new Quotas { DollarsPerMonth = 1.75m },
        };
        var ledgers = new[] { new UsageLedger(Db, Time), new UsageLedger(NewReplica(), Time) };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(n => ledgers[n % 2].ReserveAsync(tenant, quotas, Request(), Cancellation))
        );

        Assert.Equal(25, answers.Count(answer => answer.TryGet(out _, out _)));
        Assert.All(answers, answer => Assert.True(answer.TryGet(out _, out var refusal) || refusal.Code == code));
    }

    [Fact]
    public async Task Reservations_that_are_settled_meanwhile_are_counted_once_and_never_missed()
    {
        var ledger = new UsageLedger(Db, Time);
        var quotas = new Quotas { PerDay = 40 };

        var settled = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async _ =>
                {
                    var answer = await ledger.ReserveAsync(tenant, quotas, Request(), Cancellation);
                    return answer.TryGet(out var reservation, out Refusal? _)
                        && await ledger.SettleAsync(reservation, usage, Cancellation);
                })
        );

        Assert.Equal(40, settled.Count(wasSettled => wasSettled));
        Assert.Equal(40, await CountAsync("usage_records"));
    }

    [Fact]
    public async Task A_refusal_says_which_limit_its_value_and_when_it_resets()
    {
        var quotas = new Quotas { PerDay = 1 };
        await ReserveAsync(quotas);

        var refusal = await RefusalAsync(quotas);

        Assert.Equal("The quota of 1 runs a day is used up. It resets at 2026-01-02 00:00 UTC.", refusal.Message);
    }

    [Fact]
    public async Task A_budget_refusal_says_what_is_spent_and_what_this_may_cost()
    {
        var quotas = new Quotas { DollarsPerMonth = 0.10m };
        await ReserveAsync(quotas);

        var refusal = await RefusalAsync(quotas);

        Assert.Contains("$0.10 a month", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(
            "$0.07 is spent or reserved and this may cost $0.07",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("2026-02-01 00:00 UTC", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_place_is_free_again_and_the_next_minute_has_all_of_them()
    {
        var quotas = new Quotas { PerMinute = 1 };
        var ledger = new UsageLedger(Db, Time);
        var first = await ReserveAsync(quotas);
        Assert.True(await ledger.ReleaseAsync(first, Cancellation));
        Assert.False(await ledger.ReleaseAsync(first, Cancellation));
        var second = await ReserveAsync(quotas);
        await ledger.SettleAsync(second, usage, Cancellation);
        Assert.Equal("usage.per_minute", (await RefusalAsync(quotas)).Code);

        Time.Advance(TimeSpan.FromMinutes(1));

        await ReserveAsync(quotas);
    }

    [Fact]
    public async Task What_a_dead_process_reserved_ends_by_itself()
    {
        var quotas = new Quotas { Concurrent = 1, DollarsPerDay = 0.07m };
        await ReserveAsync(quotas);
        Assert.Equal("usage.concurrent", (await RefusalAsync(quotas)).Code);

        Time.Advance(TimeSpan.FromMinutes(16));

        await ReserveAsync(quotas);
    }

    [Fact]
    public async Task A_job_that_starts_anew_keeps_its_place()
    {
        var quotas = new Quotas { PerDay = 1 };
        var ledger = new UsageLedger(Db, Time);
        var request = Request() with { Key = "job 7" };
        var first = await ledger.ReserveAsync(tenant, quotas, request, Cancellation);
        Time.Advance(TimeSpan.FromMinutes(1));

        var again = await ledger.ReserveAsync(tenant, quotas, request, Cancellation);

        Assert.True(first.TryGet(out var before, out _));
        Assert.True(again.TryGet(out var after, out _));
        Assert.Equal((before.Id, before.MadeAt), (after.Id, after.MadeAt));
        Assert.Equal(1, await CountAsync("usage_reservations"));
    }

    [Fact]
    public async Task A_run_is_settled_once()
    {
        var ledger = new UsageLedger(Db, Time);
        var reservation = await ReserveAsync(Quotas.Unlimited);

        Assert.True(await ledger.SettleAsync(reservation, usage, Cancellation));
        Assert.False(await ledger.SettleAsync(reservation, usage, Cancellation));

        Assert.Equal(1, await CountAsync("usage_records"));
    }

    [Fact]
    public async Task A_failed_run_gives_its_place_back_but_its_cost_stays()
    {
        var quotas = new Quotas { PerDay = 1, DollarsPerDay = 0.10m };
        var failed = usage with { Outcome = "timeout", CountsAsRun = false };
        await new UsageLedger(Db, Time).SettleAsync(await ReserveAsync(quotas), failed, Cancellation);

        Assert.Equal("usage.budget_day", (await RefusalAsync(quotas)).Code);
    }

    [Fact]
    public async Task An_unknown_cost_is_charged_as_estimated_and_recorded_as_unknown()
    {
        var quotas = new Quotas { DollarsPerDay = 0.10m };
        var ledger = new UsageLedger(Db, Time);
        var unknown = usage with { CostMicroDollars = null, OutputTokens = null };
        await ledger.SettleAsync(await ReserveAsync(quotas), unknown, Cancellation);

        Assert.Equal("usage.budget_day", (await RefusalAsync(quotas)).Code);
        var total = Assert.Single(await TotalsAsync());
        Assert.Equal((null, 1, null), (total.CostMicroDollars, total.UnknownCosts, total.OutputTokens));
    }

    [Fact]
    public async Task A_cached_answer_costs_no_quota_and_tenants_do_not_share_theirs()
    {
        var quotas = new Quotas { PerDay = 1 };
        var ledger = new UsageLedger(Db, Time);
        await ledger.RecordAsync(
            tenant,
            "translate",
            new UsageEntry { IsCached = true, CostMicroDollars = 0 },
            Cancellation
        );
        var other = await ledger.ReserveAsync(TenantId.Default, quotas, Request(), Cancellation);

        Assert.True(other.TryGet(out _, out _));
        await ReserveAsync(quotas);
        Assert.Equal((1, 1), ((await TotalsAsync())[0].Runs, (await TotalsAsync())[0].Cached));
    }

    private static UsageRequest Request() => new() { Kind = "translate", EstimatedMicroDollars = 70_000 };

    private Task<IReadOnlyList<UsageTotal>> TotalsAsync() =>
        new UsageLedger(Db, Time).TotalsAsync(
            tenant,
            Time.GetUtcNow() - TimeSpan.FromDays(1),
            Time.GetUtcNow() + TimeSpan.FromDays(1),
            Cancellation
        );

    private async Task<Reservation> ReserveAsync(Quotas quotas)
    {
        var answer = await new UsageLedger(Db, Time).ReserveAsync(tenant, quotas, Request(), Cancellation);
        return answer.TryGet(out var reservation, out var refusal)
            ? reservation
            : throw new InvalidOperationException(refusal.Message);
    }

    private async Task<Refusal> RefusalAsync(Quotas quotas)
    {
        var answer = await new UsageLedger(Db, Time).ReserveAsync(tenant, quotas, Request(), Cancellation);
        return answer.TryGet(out _, out var refusal) ? throw new InvalidOperationException("Not refused.") : refusal;
    }
}

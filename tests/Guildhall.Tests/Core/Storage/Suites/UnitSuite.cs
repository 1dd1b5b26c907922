using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class UnitSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private const string AddGuild = """
        INSERT INTO guilds (guild_id, tenant_id, added_at) VALUES (@Guild, @Tenant, @At)
        """;

    private const string Guilds = "SELECT guild_id, tenant_id, added_at FROM guilds WHERE tenant_id = @Tenant";

    [Fact]
    public async Task A_failed_unit_takes_back_its_own_rows_alone()
    {
        var units = Enumerable
            .Range(1, 200)
            .Select(number =>
                Db.WriteAsync(
                    async unit =>
                    {
                        await unit.ExecuteAsync(AddGuild, Row((ulong)number * 2));
                        await unit.ExecuteAsync(AddGuild, Row(((ulong)number * 2) + 1));
                        if (number % 10 == 0)
                        {
                            throw new InvalidDataException("planted");
                        }
                    },
                    Cancellation
                )
            )
            .ToList();

        var failed = 0;
        foreach (var unit in units)
        {
            failed += await Record.ExceptionAsync(() => unit) is InvalidDataException ? 1 : 0;
        }

        Assert.Equal(20, failed);
        Assert.Equal(360, await CountAsync("guilds"));
    }

    [Fact]
    public async Task A_row_that_exists_is_a_conflict_with_the_drivers_cause()
    {
        await Db.WriteAsync(unit => unit.ExecuteAsync(AddGuild, Row(7)), Cancellation);

        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            Db.WriteAsync(unit => unit.ExecuteAsync(AddGuild, Row(7)), Cancellation)
        );

        Assert.Equal(StorageFailure.Conflict, failure.Kind);
        Assert.NotNull(failure.InnerException);
    }

    [Fact]
    public async Task A_unit_is_lost_also_when_its_statements_failure_is_caught()
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            Db.WriteAsync(
                async unit =>
                {
                    await unit.ExecuteAsync(AddGuild, Row(7));
                    await Assert.ThrowsAsync<StorageException>(() => unit.ExecuteAsync(AddGuild, Row(7)));
                },
                Cancellation
            )
        );

        Assert.Equal(StorageFailure.Conflict, failure.Kind);
        Assert.Equal(0, await CountAsync("guilds"));
    }

    [Fact]
    public async Task A_wrong_statement_is_our_bug()
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            Db.QueryAsync<long>("SELECT nothing FROM nowhere", null, Cancellation)
        );

        Assert.Equal(StorageFailure.Invalid, failure.Kind);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task Our_types_come_back_as_they_went_in()
    {
        var at = new DateTimeOffset(2026, 3, 1, 10, 0, 0, 123, TimeSpan.FromHours(2));
        var wide = new Snowflake<Guild>(ulong.MaxValue - 5);
        await Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    AddGuild,
                    new
                    {
                        Guild = wide,
                        Tenant = new TenantId("thj"),
                        At = at,
                    }
                ),
            Cancellation
        );

        var row = await Db.QuerySingleOrDefaultAsync<GuildRow>(
            Guilds,
            new { Tenant = new TenantId("thj") },
            Cancellation
        );
        var id = await Db.QuerySingleOrDefaultAsync<Snowflake<Guild>>(
            "SELECT guild_id FROM guilds WHERE tenant_id = @Tenant",
            new { Tenant = "thj" },
            Cancellation
        );
        var absent = await Db.QuerySingleOrDefaultAsync<DateTimeOffset?>(
            "SELECT MAX(added_at) FROM guilds WHERE tenant_id = @Tenant",
            new { Tenant = "other" },
            Cancellation
        );

        Assert.Equal(new GuildRow(wide, new TenantId("thj"), at), row);
        Assert.Equal(wide, id);
        Assert.Null(absent);
    }

    [Fact]
    public async Task A_narrow_parameter_of_a_record_is_converted()
    {
        var row = await Db.QuerySingleOrDefaultAsync<Narrow>(
            "SELECT 7 AS attempts, 1 AS is_dead, NULL AS last_error",
            null,
            Cancellation
        );

        Assert.Equal(new Narrow(7, true, null), row);
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_a_writer_and_sees_only_what_is_committed()
    {
        var written = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var write = Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(AddGuild, Row(1));
                written.TrySetResult();
                await mayEnd.Task;
            },
            Cancellation
        );
        await written.Task;

        var during = await CountAsync("guilds");
        mayEnd.SetResult();
        await write;

        Assert.Equal(0, during);
        Assert.Equal(1, await CountAsync("guilds"));
    }

    [Fact]
    public async Task A_unit_cannot_be_used_after_its_delegate_has_returned()
    {
        Unit? kept = null;
        await Db.WriteAsync(
            unit =>
            {
                kept = unit;
                return Task.CompletedTask;
            },
            Cancellation
        );

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.ExecuteAsync(AddGuild, Row(1)));
    }

    [Fact]
    public async Task A_unit_given_up_before_it_began_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Db.WriteAsync(unit => unit.ExecuteAsync(AddGuild, Row(1)), cancelled.Token)
        );

        Assert.Equal(0, await CountAsync("guilds"));
    }

    [Fact]
    public async Task Now_is_one_instant_of_whole_milliseconds()
    {
        Time.Advance(TimeSpan.FromTicks(12_345));
        var seen = await Db.WriteAsync(unit => Task.FromResult(unit.Now), Cancellation);

        Assert.Equal(0, seen.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public async Task Writers_that_read_first_lose_no_update()
    {
        await Db.WriteAsync(unit => unit.ExecuteAsync(AddGuild, Row(1)), Cancellation);
        var other = NewReplica();

        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(number =>
                    (number % 2 == 0 ? Db : other).WriteAsync(
                        unit => unit.ExecuteAsync("UPDATE guilds SET added_at = added_at + 1 WHERE guild_id = 1"),
                        Cancellation
                    )
                )
        );

        var counted = await Db.QuerySingleOrDefaultAsync<long>(
            "SELECT added_at FROM guilds WHERE guild_id = 1",
            null,
            Cancellation
        );
        Assert.Equal(100, counted);
    }

    private static object Row(ulong guild) =>
        new
        {
            Guild = new Snowflake<Guild>(guild),
            Tenant = TenantId.Default,
            At = DateTimeOffset.UnixEpoch,
        };

    private sealed record GuildRow(Snowflake<Guild> GuildId, TenantId TenantId, DateTimeOffset AddedAt);

    private sealed record Narrow(int Attempts, bool IsDead, string? LastError);
}

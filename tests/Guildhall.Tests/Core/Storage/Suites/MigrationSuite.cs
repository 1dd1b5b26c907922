using Guildhall.Core.Storage;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class MigrationSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly Migration first = new(1, "0001_first", "CREATE TABLE first (guild_id bigint NOT NULL)");
    private static readonly Migration second = new(2, "0002_second", "CREATE TABLE second (guild_id bigint NOT NULL)");

    [Fact]
    public async Task Migrations_are_applied_in_order_and_once()
    {
        var applied = await With(first, second).ApplyAsync(Cancellation);
        var again = await With(first, second).ApplyAsync(Cancellation);

        Assert.Equal(["0001_first", "0002_second"], applied);
        Assert.Empty(again);
    }

    [Fact]
    public async Task Of_replicas_that_start_together_each_migration_is_applied_by_one()
    {
        var replicas = Enumerable.Range(0, 4).Select(_ => new Migrator(NewReplica(), Time, [first, second])).ToList();

        var applied = await Task.WhenAll(replicas.Select(replica => replica.ApplyAsync(Cancellation)));

        Assert.Equal(["0001_first", "0002_second"], applied.SelectMany(names => names).Order());
    }

    [Fact]
    public async Task A_migration_changed_after_it_was_applied_is_refused_by_name()
    {
        await With(first).ApplyAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<StorageException>(() =>
            With(first with { Sql = "CREATE TABLE other (guild_id bigint)" }).ApplyAsync(Cancellation)
        );

        Assert.Equal(StorageFailure.Schema, failure.Kind);
        Assert.Contains("0001_first", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_by_name()
    {
        await With(first, second).ApplyAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<StorageException>(() => With(first).ApplyAsync(Cancellation));

        Assert.Equal(StorageFailure.Schema, failure.Kind);
        Assert.Contains("0002_second", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_and_keeps_its_cause()
    {
        var broken = new Migration(
            2,
            "0002_broken",
            "CREATE TABLE half (guild_id bigint); CREATE TABLE half (x bigint);"
        );

        var failure = await Assert.ThrowsAsync<StorageException>(() => With(first, broken).ApplyAsync(Cancellation));
        var repaired = await With(first, second).ApplyAsync(Cancellation);

        Assert.Contains("0002_broken", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["0002_second"], repaired);
        await Assert.ThrowsAsync<StorageException>(() => CountAsync("half"));
    }

    [Fact]
    public void Line_endings_do_not_change_a_checksum() =>
        Assert.Equal(
            new Migration(1, "0001_a", "a;\nb;\n").Checksum,
            new Migration(1, "0001_a", "a;\r\nb;\r\n").Checksum
        );

    [Fact]
    public void The_programs_own_have_each_number_once()
    {
        var numbers = Migration.Of(Db.Dialect).Select(migration => migration.Number).ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    protected override bool StartsEmpty => true;

    private Migrator With(params Migration[] migrations) => new(Db, Time, migrations);
}

using Guildhall.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

[assembly: AssemblyFixture(typeof(Guildhall.EndToEnd.Postgres.PostgresServer))]

namespace Guildhall.EndToEnd.Postgres;

public class PostgresUnitTests(PostgresServer server) : UnitSuite(new PostgresUnderTest(server));

public class PostgresMigrationTests(PostgresServer server) : MigrationSuite(new PostgresUnderTest(server))
{
    [Fact]
    public async Task A_migration_takes_as_long_as_it_takes_and_other_replicas_wait_for_it()
    {
        // The shortest that there is: the driver gives up a statement after 2 s.
        Options.StatementTimeout = TimeSpan.FromMilliseconds(100);
        var large = new Migration(1, "0001_large", "SELECT pg_sleep(2.5)");
        var replicas = Enumerable.Range(0, 2).Select(_ => new Migrator(NewReplica(), Time, [large])).ToList();

        var applied = await Task.WhenAll(replicas.Select(replica => replica.ApplyAsync(Cancellation)));

        Assert.Equal(["0001_large"], applied.SelectMany(names => names));
    }
}

public class PostgresLeasesTests(PostgresServer server) : LeasesSuite(new PostgresUnderTest(server));

public class PostgresJobLeasesTests(PostgresServer server) : JobLeasesSuite(new PostgresUnderTest(server));

public class PostgresJobRunnerTests(PostgresServer server) : JobRunnerSuite(new PostgresUnderTest(server));

public class PostgresDeadLettersTests(PostgresServer server) : DeadLettersSuite(new PostgresUnderTest(server));

public class PostgresSchedulerTests(PostgresServer server) : SchedulerSuite(new PostgresUnderTest(server));

public class PostgresUsageLedgerTests(PostgresServer server) : UsageLedgerSuite(new PostgresUnderTest(server));

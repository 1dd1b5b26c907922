using Guildhall.Tests.Core.Storage.Suites;

[assembly: AssemblyFixture(typeof(Guildhall.EndToEnd.Postgres.PostgresServer))]

namespace Guildhall.EndToEnd.Postgres;

public class PostgresUnitTests(PostgresServer server) : UnitSuite(new PostgresUnderTest(server));

public class PostgresMigrationTests(PostgresServer server) : MigrationSuite(new PostgresUnderTest(server));

public class PostgresLeasesTests(PostgresServer server) : LeasesSuite(new PostgresUnderTest(server));

public class PostgresJobLeasesTests(PostgresServer server) : JobLeasesSuite(new PostgresUnderTest(server));

public class PostgresJobRunnerTests(PostgresServer server) : JobRunnerSuite(new PostgresUnderTest(server));

public class PostgresDeadLettersTests(PostgresServer server) : DeadLettersSuite(new PostgresUnderTest(server));

public class PostgresSchedulerTests(PostgresServer server) : SchedulerSuite(new PostgresUnderTest(server));

public class PostgresUsageLedgerTests(PostgresServer server) : UsageLedgerSuite(new PostgresUnderTest(server));

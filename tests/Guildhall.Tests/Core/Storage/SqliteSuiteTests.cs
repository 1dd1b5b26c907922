using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.Storage;

public class SqliteUnitTests() : UnitSuite(new SqliteUnderTest());

public class SqliteMigrationTests() : MigrationSuite(new SqliteUnderTest());

public class SqliteLeasesTests() : LeasesSuite(new SqliteUnderTest());

public class SqliteJobLeasesTests() : JobLeasesSuite(new SqliteUnderTest());

public class SqliteJobRunnerTests() : JobRunnerSuite(new SqliteUnderTest());

public class SqliteDeadLettersTests() : DeadLettersSuite(new SqliteUnderTest());

public class SqliteSchedulerTests() : SchedulerSuite(new SqliteUnderTest());

public class SqliteUsageLedgerTests() : UsageLedgerSuite(new SqliteUnderTest());

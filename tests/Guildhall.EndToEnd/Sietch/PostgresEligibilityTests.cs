using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Sietch.Eligibility;

namespace Guildhall.EndToEnd.Sietch;

public sealed class PostgresEligibilityTests(PostgresServer server) : ScenarioSuite(new PostgresUnderTest(server));

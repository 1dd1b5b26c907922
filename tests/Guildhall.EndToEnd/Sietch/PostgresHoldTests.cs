using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Sietch.Eligibility;

namespace Guildhall.EndToEnd.Sietch;

public sealed class PostgresHoldTests(PostgresServer server) : HoldSuite(new PostgresUnderTest(server));

using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Sietch.Members.Nyms;

namespace Guildhall.EndToEnd.Sietch;

public sealed class PostgresNymTests(PostgresServer server) : NymBookSuite(new PostgresUnderTest(server));

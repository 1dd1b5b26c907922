using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Sietch.Privacy.Suites;

namespace Guildhall.EndToEnd.Sietch;

public sealed class CommunityErasureTests(PostgresServer server) : CommunityErasureSuite(new PostgresUnderTest(server));

using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Aegis.Privacy.Suites;

namespace Guildhall.EndToEnd.Aegis;

public sealed class PersonErasureTests(PostgresServer server) : PersonErasureSuite(new PostgresUnderTest(server));

using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Sietch.Alerts;

namespace Guildhall.EndToEnd.Sietch;

public sealed class PostgresAlertTests(PostgresServer server) : AlertBookSuite(new PostgresUnderTest(server));

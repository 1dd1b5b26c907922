using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Aegis.AutoMod.Live.Votes.Suites;

namespace Guildhall.EndToEnd.Aegis;

public sealed class VoteQuorumTests(PostgresServer server) : VoteQuorumSuite(new PostgresUnderTest(server));

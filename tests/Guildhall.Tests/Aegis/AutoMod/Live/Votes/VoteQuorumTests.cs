using Guildhall.Tests.Aegis.AutoMod.Live.Votes.Suites;
using Guildhall.Tests.Core.Storage;

namespace Guildhall.Tests.Aegis.AutoMod.Live.Votes;

public sealed class VoteQuorumTests() : VoteQuorumSuite(new SqliteUnderTest());

using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Sietch.Privacy.Suites;

namespace Guildhall.Tests.Sietch.Privacy;

public sealed class CommunityErasureTests() : CommunityErasureSuite(new SqliteUnderTest());

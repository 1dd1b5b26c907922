using Guildhall.Tests.Core.Storage;

namespace Guildhall.Tests.Sietch.Eligibility;

public sealed class HoldTests() : HoldSuite(new SqliteUnderTest());

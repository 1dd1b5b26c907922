using Guildhall.Tests.Core.Storage;

namespace Guildhall.Tests.Sietch.Members.Nyms;

public sealed class NymBookTests() : NymBookSuite(new SqliteUnderTest());

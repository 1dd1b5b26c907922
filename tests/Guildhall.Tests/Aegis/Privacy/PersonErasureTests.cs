using Guildhall.Tests.Aegis.Privacy.Suites;
using Guildhall.Tests.Core.Storage;

namespace Guildhall.Tests.Aegis.Privacy;

public sealed class PersonErasureTests() : PersonErasureSuite(new SqliteUnderTest());

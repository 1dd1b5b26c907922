using Guildhall.Tests.Core.Storage;

namespace Guildhall.Tests.Sietch.Alerts;

public sealed class AlertBookTests() : AlertBookSuite(new SqliteUnderTest());

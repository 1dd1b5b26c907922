namespace Guildhall.Tests.Aegis.Appeals;

/// <summary>Test classes that share one stage, and run one after the other on it.</summary>
[CollectionDefinition]
public sealed class AppealSuite : ICollectionFixture<AppealStage>;

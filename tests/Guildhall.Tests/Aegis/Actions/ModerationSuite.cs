namespace Guildhall.Tests.Aegis.Actions;

/// <summary>Test classes that share one stage, and run one after the other on it.</summary>
[CollectionDefinition]
public sealed class ModerationSuite : ICollectionFixture<ModerationStage>;

namespace Guildhall.Tests.Aegis.Welcome;

/// <summary>Test classes that share one stage, and run one after the other on it.</summary>
[CollectionDefinition]
public sealed class WelcomeSuite : ICollectionFixture<WelcomeStage>;

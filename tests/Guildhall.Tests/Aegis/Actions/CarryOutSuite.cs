namespace Guildhall.Tests.Aegis.Actions;

/// <summary>A stage of their own for those in which Discord fails: what it asked to wait for would keep others waiting.</summary>
[CollectionDefinition]
public sealed class CarryOutSuite : ICollectionFixture<ModerationStage>;

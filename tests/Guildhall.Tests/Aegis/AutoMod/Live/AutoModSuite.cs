using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

/// <summary>Test classes that share one stage, and run one after the other on it.</summary>
[CollectionDefinition]
public sealed class AutoModSuite : ICollectionFixture<ModerationStage>;

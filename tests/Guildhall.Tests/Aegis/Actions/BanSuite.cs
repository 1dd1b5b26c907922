namespace Guildhall.Tests.Aegis.Actions;

/// <summary>A stage of their own for those who ban much: a moderator may give 30 bans a minute.</summary>
[CollectionDefinition]
public sealed class BanSuite : ICollectionFixture<ModerationStage>;

namespace Guildhall.Tests.Aegis.Actions;

public class SqliteScenarioTests(ModerationStage stage) : ScenarioSuite(stage), IClassFixture<ModerationStage>;

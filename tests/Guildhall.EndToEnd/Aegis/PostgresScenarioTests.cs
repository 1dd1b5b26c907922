using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.EndToEnd.Aegis;

public class PostgresScenarioTests(PostgresStage stage) : ScenarioSuite(stage), IClassFixture<PostgresStage>;

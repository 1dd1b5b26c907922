namespace Guildhall.Aegis.Mass;

internal static class MassSql
{
    public const string Add = """
        INSERT INTO aegis_mass_actions (guild_id, mass_id, state, mass_order, actor_id, actor_name, begun_at)
        VALUES (@Guild, @Id, 'collecting', @Order, @Actor, @Name, @Now)
        ON CONFLICT (guild_id, mass_id) DO NOTHING
        """;

    public const string Find = """
        SELECT guild_id, mass_id, state, mass_order AS "order", actor_id, actor_name, begun_at, ended_at,
            log_channel_id, log_message_id
        FROM aegis_mass_actions WHERE guild_id = @Guild AND mass_id = @Id
        """;

    // Compare-and-set: of two clicks one wins.
    public const string SetState = """
        UPDATE aegis_mass_actions SET state = @State, ended_at = COALESCE(@EndedAt, ended_at)
        WHERE guild_id = @Guild AND mass_id = @Id AND state = @From
        """;

    public const string Logged = """
        UPDATE aegis_mass_actions SET log_channel_id = @Channel, log_message_id = @Message
        WHERE guild_id = @Guild AND mass_id = @Id
        """;

    public const string AddTarget = """
        INSERT INTO aegis_mass_targets (guild_id, mass_id, position, user_id, user_name, outcome, code)
        VALUES (@Guild, @Id, @Position, @User, @Name, @Outcome, @Code)
        ON CONFLICT DO NOTHING
        """;

    public const string Forget = "DELETE FROM aegis_mass_targets WHERE guild_id = @Guild AND mass_id = @Id";

    public const string Targets = """
        SELECT position, user_id, user_name, outcome, code, case_number FROM aegis_mass_targets
        WHERE guild_id = @Guild AND mass_id = @Id ORDER BY position
        """;

    public const string Some = """
        SELECT position, user_id, user_name, outcome, code, case_number FROM aegis_mass_targets
        WHERE guild_id = @Guild AND mass_id = @Id AND outcome = @Outcome ORDER BY position LIMIT @Limit
        """;

    public const string SetTarget = """
        UPDATE aegis_mass_targets SET outcome = @Outcome, code = @Code, case_number = COALESCE(@Number, case_number)
        WHERE guild_id = @Guild AND mass_id = @Id AND position = @Position
        """;

    public const string SetCase = """
        UPDATE aegis_mass_targets SET case_number = @Number
        WHERE guild_id = @Guild AND mass_id = @Id AND position = @Position
        """;

    // Of those who are muted, until when; what this very action did before a crash is none of it.
    public const string Muted = """
        SELECT target_id, expires_at FROM cases
        WHERE guild_id = @Guild AND kind = 'mute' AND effect = 'active' AND execution IN ('applied', 'partial')
            AND deleted_at IS NULL AND (batch IS NULL OR batch <> @Batch)
        """;

    // What a case took the place of, or lifted: its number stands there as the reason.
}

namespace Guildhall.Core.Webhooks;

/// <summary>For whoever lets people set webhooks up; each statement names its guild.</summary>
public static class WebhookSql
{
    // At most ten for a guild, whoever adds at the same moment.
    public const string Add = """
        INSERT INTO webhooks (guild_id, name, url, secret, events, state, made_by_id, made_at)
        SELECT @Guild, @Name, @Url, @Secret, @Events, 'on', @By, @Now
        WHERE (SELECT COUNT(*) FROM webhooks WHERE guild_id = @Guild) < @Most
        ON CONFLICT (guild_id, name) DO NOTHING
        """;

    public const string Find = """
        SELECT guild_id, name, url, secret, events, state, made_at, failing_since, disabled_at FROM webhooks
        WHERE guild_id = @Guild AND name = @Name
        """;

    public const string List = """
        SELECT guild_id, name, url, secret, events, state, made_at, failing_since, disabled_at FROM webhooks
        WHERE guild_id = @Guild ORDER BY name
        """;

    public const string Rotate = "UPDATE webhooks SET secret = @Secret WHERE guild_id = @Guild AND name = @Name";

    public const string Remove = "DELETE FROM webhooks WHERE guild_id = @Guild AND name = @Name";

    public const string RemoveDeliveries = "DELETE FROM webhook_deliveries WHERE guild_id = @Guild AND webhook = @Name";

    public const string Announce = """
        INSERT INTO webhook_deliveries (guild_id, id, webhook, event, body, state, attempts, replays, made_at)
        SELECT guild_id, @Id || '-' || name, name, @Type, @Body, 'pending', 0, 0, @Now FROM webhooks
        WHERE guild_id = @Guild AND state = 'on'
            AND (name = @Only OR (@Only = '' AND (',' || events || ',' LIKE @Family
                OR ',' || events || ',' LIKE @OfType)))
        RETURNING id
        """;

    public const string Delivery = """
        SELECT guild_id, id, webhook, event, body, state, attempts, replays, made_at, first_at, last_at, next_at,
            last_status, last_error
        FROM webhook_deliveries WHERE guild_id = @Guild AND id = @Id
        """;

    public const string Deliveries = """
        SELECT guild_id, id, webhook, event, body, state, attempts, replays, made_at, first_at, last_at, next_at,
            last_status, last_error
        FROM webhook_deliveries WHERE guild_id = @Guild AND (@Name = '' OR webhook = @Name)
        ORDER BY made_at DESC, id LIMIT @Limit
        """;

    // Without a guild those of all: for whoever runs the program.
    public const string Dead = """
        SELECT guild_id, id, webhook, event, body, state, attempts, replays, made_at, first_at, last_at, next_at,
            last_status, last_error
        FROM webhook_deliveries
        WHERE state = 'dead' AND (CAST(@Guild AS bigint) IS NULL OR guild_id = @Guild)
        ORDER BY made_at DESC, guild_id, id LIMIT @Limit
        """;

    // Attempts are compared: a job that ran twice counts once.
    public const string Taken = """
        UPDATE webhook_deliveries SET state = 'delivered', body = NULL, attempts = attempts + 1,
            first_at = COALESCE(first_at, @Now), last_at = @Now, next_at = NULL, last_status = @Status, last_error = NULL
        WHERE guild_id = @Guild AND id = @Id AND state = 'pending' AND attempts = @Attempts AND replays = @Replays
        """;

    public const string NotTaken = """
        UPDATE webhook_deliveries SET state = @State, attempts = attempts + 1, first_at = COALESCE(first_at, @Now),
            last_at = @Now, next_at = @Next, last_status = @Status, last_error = @Error
        WHERE guild_id = @Guild AND id = @Id AND state = 'pending' AND attempts = @Attempts AND replays = @Replays
        """;

    public const string Works = """
        UPDATE webhooks SET failing_since = NULL WHERE guild_id = @Guild AND name = @Name AND failing_since IS NOT NULL
        """;

    public const string Fails = """
        UPDATE webhooks SET failing_since = @Now WHERE guild_id = @Guild AND name = @Name AND failing_since IS NULL
        """;

    public const string Disable = """
        UPDATE webhooks SET state = 'off', disabled_at = @Now
        WHERE guild_id = @Guild AND name = @Name AND state = 'on' AND failing_since <= @Since
        """;

    public const string Enable = """
        UPDATE webhooks SET state = 'on', disabled_at = NULL, failing_since = NULL
        WHERE guild_id = @Guild AND name = @Name
        """;

    public const string BuryWaiting = """
        UPDATE webhook_deliveries SET state = 'dead', next_at = NULL
        WHERE guild_id = @Guild AND webhook = @Name AND state = 'pending'
        """;

    // Of two who ask at once, one wins.
    public const string Replay = """
        UPDATE webhook_deliveries SET state = 'pending', attempts = 0, first_at = NULL, replays = replays + 1
        WHERE guild_id = @Guild AND id = @Id AND state = 'dead' AND body IS NOT NULL
            AND EXISTS (SELECT 1 FROM webhooks w WHERE w.guild_id = @Guild
                AND w.name = webhook_deliveries.webhook AND w.state = 'on')
        RETURNING replays
        """;

    public const string Sweep = """
        DELETE FROM webhook_deliveries WHERE guild_id = @Guild AND made_at < @Before AND state <> 'pending'
        """;
}

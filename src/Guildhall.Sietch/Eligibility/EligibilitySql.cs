namespace Guildhall.Sietch.Eligibility;

/// <summary>The published standings, what led to them and how the syncs go.</summary>
internal static class EligibilitySql
{
    public const string AddState = """
        INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES (@Tenant, 0, 0)
        ON CONFLICT (tenant_id) DO NOTHING
        """;

    public const string State = $"SELECT {StateColumns.All} FROM sietch_state WHERE tenant_id = @Tenant";

    // Compare-and-set: of two that publish or hold at once, one does, and the other looks again.
    public const string Lock = """
        UPDATE sietch_state SET snapshot = snapshot WHERE tenant_id = @Tenant AND snapshot = @Expected
        """;

    public const string Advance = "UPDATE sietch_state SET snapshot = @Next WHERE tenant_id = @Tenant";

    public const string Succeed = """
        UPDATE sietch_state
        SET first_attempt_at = COALESCE(first_attempt_at, @Now), last_attempt_at = @Now, last_success_at = @Now,
            failures = 0, failure = NULL, grace_since = NULL
        WHERE tenant_id = @Tenant
        """;

    public const string Fail = $"""
        UPDATE sietch_state
        SET first_attempt_at = COALESCE(first_attempt_at, @Now), last_attempt_at = @Now, failures = failures + @Counted,
            failure = @Failure
        WHERE tenant_id = @Tenant
        RETURNING {StateColumns.All}
        """;

    public const string Attempt = "UPDATE sietch_state SET last_attempt_at = @Now WHERE tenant_id = @Tenant";

    public const string EnterGrace = """
        UPDATE sietch_state SET grace_since = @Now WHERE tenant_id = @Tenant AND grace_since IS NULL
        """;

    public const string AddSync = """
        INSERT INTO sietch_syncs (tenant_id, id, step, begun_at) VALUES (@Tenant, @Id, 'begun', @Now)
        ON CONFLICT (tenant_id, id) DO NOTHING
        """;

    public const string Sync = $"SELECT {SyncColumns.All} FROM sietch_syncs WHERE tenant_id = @Tenant AND id = @Id";

    public const string LastSync = $"""
        SELECT {SyncColumns.All} FROM sietch_syncs
        WHERE tenant_id = @Tenant ORDER BY begun_at DESC, id DESC LIMIT 1
        """;

    public const string MarkRead = """
        UPDATE sietch_syncs SET step = 'read', block = @Block, block_hash = @Hash, rolled_back_to = @RolledBackTo
        WHERE tenant_id = @Tenant AND id = @Id AND step <> 'done'
        """;

    public const string MarkDone = """
        UPDATE sietch_syncs SET step = 'done', outcome = @Outcome, detail = @Detail, ended_at = @Now
        WHERE tenant_id = @Tenant AND id = @Id
        """;

    public const string AddSnapshot = """
        INSERT INTO sietch_snapshots
            (tenant_id, number, cause, chain_id, block, block_hash, wallets, eligible, contracts, places, made_at)
        VALUES (@Tenant, @Next, @Cause, @Chain, @Block, @Hash, @Wallets, @Eligible, @Contracts, @Places, @Now)
        """;

    public const string Snapshot = """
        SELECT number, cause, chain_id, block, block_hash, wallets, eligible, contracts, places, made_at
        FROM sietch_snapshots WHERE tenant_id = @Tenant AND number = @Number
        """;

    public const string Standings = """
        SELECT wallet, rank, tier, held, reason, is_guest, leaving_since, joined_at, left_at, left_cause
        FROM sietch_standings WHERE tenant_id = @Tenant
        """;

    public const string PutStanding = """
        INSERT INTO sietch_standings
            (tenant_id, wallet, rank, tier, held, reason, is_guest, leaving_since, joined_at, left_at, left_cause)
        VALUES
            (@Tenant, @Wallet, @Rank, @Tier, @Held, @Reason, @IsGuest, @LeavingSince, @JoinedAt, @LeftAt, @LeftCause)
        ON CONFLICT (tenant_id, wallet) DO UPDATE
        SET rank = excluded.rank, tier = excluded.tier, held = excluded.held, reason = excluded.reason,
            is_guest = excluded.is_guest, leaving_since = excluded.leaving_since, joined_at = excluded.joined_at,
            left_at = excluded.left_at, left_cause = excluded.left_cause
        """;

    public const string DropStanding = "DELETE FROM sietch_standings WHERE tenant_id = @Tenant AND wallet = @Wallet";

    public const string AddChange = """
        INSERT INTO sietch_changes
            (tenant_id, snapshot, wallet, kind, cause, tier_before, tier_after, is_guest, made_at)
        VALUES (@Tenant, @Snapshot, @Wallet, @Kind, @Cause, @Before, @After, @IsGuest, @Now)
        """;

    public const string ChangesAfter = """
        SELECT snapshot, wallet, kind, cause, tier_before, tier_after, is_guest, made_at FROM sietch_changes
        WHERE tenant_id = @Tenant AND snapshot > @Seen ORDER BY snapshot, wallet
        """;

    public const string Seen = """
        SELECT snapshot FROM sietch_change_readers WHERE tenant_id = @Tenant AND reader = @Reader
        """;

    public const string MarkSeen = """
        INSERT INTO sietch_change_readers (tenant_id, reader, snapshot) VALUES (@Tenant, @Reader, @Snapshot)
        ON CONFLICT (tenant_id, reader) DO UPDATE SET snapshot = excluded.snapshot
        WHERE sietch_change_readers.snapshot < excluded.snapshot
        """;
}

/// <summary>As <see cref="EligibilityState"/> has them.</summary>
internal static class StateColumns
{
    public const string All =
        "tenant_id, snapshot, first_attempt_at, last_attempt_at, last_success_at, failures, failure, grace_since";
}

/// <summary>As <see cref="SyncRow"/> has them.</summary>
internal static class SyncColumns
{
    public const string All = "id, step, block, block_hash, rolled_back_to, outcome, detail, begun_at, ended_at";
}

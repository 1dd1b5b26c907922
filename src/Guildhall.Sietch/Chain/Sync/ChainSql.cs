namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What was read of the chains, once for all tenants. Addresses, hashes and amounts are big-endian bytes.</summary>
internal static class ChainSql
{
    public const string AddFeed = """
        INSERT INTO chain_feeds (chain_id, contract, kind, from_block, next_block)
        VALUES (@Chain, @Contract, @Kind, @FromBlock, @FromBlock)
        ON CONFLICT (chain_id, contract, kind) DO NOTHING
        """;

    public const string Feeds = """
        SELECT contract, kind, from_block, next_block FROM chain_feeds WHERE chain_id = @Chain
        """;

    // Compare-and-set: of two that read the same page, one advances.
    public const string Advance = """
        UPDATE chain_feeds SET next_block = @To
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND next_block = @First
        """;

    public const string ExtendSource = """
        UPDATE chain_sources SET to_block = @Last
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND to_block = @First - 1
            AND endpoint = @Endpoint AND is_alone = @Alone
        """;

    public const string AddSource = """
        INSERT INTO chain_sources (chain_id, contract, kind, from_block, to_block, endpoint, is_alone)
        VALUES (@Chain, @Contract, @Kind, @First, @Last, @Endpoint, @Alone)
        ON CONFLICT (chain_id, contract, kind, from_block) DO UPDATE
        SET to_block = excluded.to_block, endpoint = excluded.endpoint, is_alone = excluded.is_alone
        """;

    public const string Sources = """
        SELECT contract, kind, from_block, to_block, endpoint, is_alone FROM chain_sources WHERE chain_id = @Chain
        """;

    public const string FirstAlone = """
        SELECT MIN(from_block) FROM chain_sources WHERE chain_id = @Chain AND is_alone = 1
        """;

    // What follows on the part that was compared waits on.
    public const string SplitSource = """
        INSERT INTO chain_sources (chain_id, contract, kind, from_block, to_block, endpoint, is_alone)
        SELECT chain_id, contract, kind, @Next, to_block, endpoint, is_alone FROM chain_sources
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND from_block = @First AND to_block >= @Next
        """;

    public const string SecondSource = """
        UPDATE chain_sources SET is_alone = 0, to_block = CASE WHEN to_block >= @Next THEN @Next - 1 ELSE to_block END
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND from_block = @First
        """;

    public const string SplitSourceAt = """
        INSERT INTO chain_sources (chain_id, contract, kind, from_block, to_block, endpoint, is_alone)
        SELECT chain_id, contract, kind, @At, to_block, endpoint, is_alone FROM chain_sources
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND from_block < @At AND to_block >= @At
        """;

    public const string EndSourceAt = """
        UPDATE chain_sources SET to_block = @At - 1
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND from_block < @At AND to_block >= @At
        """;

    public const string DoubtSources = """
        UPDATE chain_sources SET is_alone = 1
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND from_block >= @First AND to_block <= @Last
        """;

    public const string DropSourcesFrom = """
        DELETE FROM chain_sources
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND from_block >= @First
        """;

    public const string CutSources = """
        UPDATE chain_sources SET to_block = @First - 1
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND to_block >= @First
        """;

    public const string Revision = "SELECT revision FROM chain_revisions WHERE chain_id = @Chain";

    public const string Revise = """
        INSERT INTO chain_revisions (chain_id, revision) VALUES (@Chain, 1)
        ON CONFLICT (chain_id) DO UPDATE SET revision = chain_revisions.revision + 1
        """;

    public const string AddCheckpoint = """
        INSERT INTO chain_checkpoints (chain_id, block, hash) VALUES (@Chain, @Block, @Hash)
        ON CONFLICT (chain_id, block) DO UPDATE SET hash = excluded.hash
        """;

    public const string DropOldCheckpoints = """
        DELETE FROM chain_checkpoints
        WHERE chain_id = @Chain AND block < (
            SELECT MIN(block) FROM (
                SELECT block FROM chain_checkpoints WHERE chain_id = @Chain ORDER BY block DESC LIMIT @Kept
            ) AS newest
        )
        """;

    public const string Checkpoints = """
        SELECT block, hash FROM chain_checkpoints WHERE chain_id = @Chain ORDER BY block DESC
        """;

    public const string DropEventsFrom = """
        DELETE FROM chain_events
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND block >= @First
        """;

    public const string DropCheckpointsFrom = """
        DELETE FROM chain_checkpoints WHERE chain_id = @Chain AND block >= @First
        """;

    public const string RewindFeed = """
        UPDATE chain_feeds SET next_block = @First
        WHERE chain_id = @Chain AND contract = @Contract AND kind = @Kind AND next_block > @First
        """;

    // Paged by the primary key, since a million rows at once would stand in memory twice.
    public const string EventsAfter = """
        SELECT block, log_index, kind, contract, account, amount FROM chain_events
        WHERE chain_id = @Chain AND (block > @Block OR (block = @Block AND log_index > @Index)) AND block <= @Last
        ORDER BY block, log_index LIMIT @Limit
        """;
}

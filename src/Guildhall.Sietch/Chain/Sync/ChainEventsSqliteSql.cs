namespace Guildhall.Sietch.Chain.Sync;

/// <summary>A page of events as one parameter, packed by <see cref="PackedEvents"/>.</summary>
internal static class ChainEventsSqliteSql
{
    public const string Add = """
        WITH RECURSIVE taken AS (
            SELECT 1 AS place WHERE @Count > 0
            UNION ALL
            SELECT place + 145 FROM taken WHERE place + 145 <= @Count * 145
        )
        INSERT INTO chain_events (chain_id, block, log_index, kind, contract, account, amount, tx_hash)
        SELECT @Chain, CAST(substr(@Rows, place, 20) AS INTEGER), CAST(substr(@Rows, place + 20, 20) AS INTEGER),
            CASE substr(@Rows, place + 40, 1) WHEN x'43' THEN 'Claim' ELSE 'Burn' END,
            substr(@Rows, place + 41, 20), substr(@Rows, place + 61, 20), substr(@Rows, place + 81, 32), substr(@Rows, place + 113, 32)
        FROM taken
        """;
}

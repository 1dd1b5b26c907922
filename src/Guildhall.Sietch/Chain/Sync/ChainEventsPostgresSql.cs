namespace Guildhall.Sietch.Chain.Sync;

/// <summary>A page of events as one parameter, packed by <see cref="PackedEvents"/>.</summary>
internal static class ChainEventsPostgresSql
{
    public const string Add = """
        INSERT INTO chain_events (chain_id, block, log_index, kind, contract, account, amount, tx_hash)
        SELECT @Chain, convert_from(substr(packed, place, 20), 'UTF8')::bigint,
            convert_from(substr(packed, place + 20, 20), 'UTF8')::bigint,
            CASE get_byte(packed, place + 39) WHEN 67 THEN 'Claim' ELSE 'Burn' END,
            substr(packed, place + 41, 20), substr(packed, place + 61, 20),
            substr(packed, place + 81, 32), substr(packed, place + 113, 32)
        FROM (SELECT CAST(@Rows AS bytea) AS packed) AS page, generate_series(1, @Count * 145, 145) AS place
        """;
}

namespace Guildhall.Sietch.Wallets.Proofs;

internal static class ProofSql
{
    public const string Make = """
        INSERT INTO sietch_proofs
            (tenant_id, token_hash, guild_id, user_id, user_name, nonce, answer, tries, made_at, ends_at)
        VALUES (@Tenant, @Hash, @Guild, @User, @Name, @Nonce, @Answer, 0, @Now, @EndsAt)
        """;

    // The newest link of a person is the one that counts.
    public const string Forget = """
        DELETE FROM sietch_proofs WHERE tenant_id = @Tenant AND (ends_at <= @Now OR (user_id = @User AND used_at IS NULL))
        """;

    public const string Find = """
        SELECT guild_id, user_id, user_name, nonce, answer, ends_at FROM sietch_proofs
        WHERE tenant_id = @Tenant AND token_hash = @Hash AND used_at IS NULL AND ends_at > @Now
        """;

    public const string Try = """
        UPDATE sietch_proofs SET tries = tries + 1
        WHERE tenant_id = @Tenant AND token_hash = @Hash AND used_at IS NULL AND tries < @Most
        """;

    // Compare-and-set: of two who come with one link, one uses it.
    public const string Use = """
        UPDATE sietch_proofs SET used_at = @Now, answer = NULL
        WHERE tenant_id = @Tenant AND token_hash = @Hash AND used_at IS NULL AND ends_at > @Now
        """;

    // The person who asks, in every community.
    public const string Erase = "DELETE FROM sietch_proofs WHERE user_id = @Self";
}

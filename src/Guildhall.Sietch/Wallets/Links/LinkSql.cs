namespace Guildhall.Sietch.Wallets.Links;

internal static class LinkSql
{
    public const string AddIdentity = """
        INSERT INTO sietch_identities (tenant_id, member_id, user_id) VALUES (@Tenant, @Member, @User)
        ON CONFLICT DO NOTHING
        """;

    public const string MemberOf =
        "SELECT member_id FROM sietch_identities WHERE tenant_id = @Tenant AND user_id = @User";

    public const string UserOf =
        "SELECT user_id FROM sietch_identities WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string Identities = "SELECT member_id, user_id FROM sietch_identities WHERE tenant_id = @Tenant";

    public const string Users = "SELECT user_id FROM sietch_identities WHERE tenant_id = @Tenant";

    // Whoever came first has the wallet: the index allows one active and one pending link of it.
    public const string Add = """
        INSERT INTO sietch_wallets (tenant_id, link_id, wallet_name, member_name, key_id, sealed, state, moves_at, member_id)
        VALUES (@Tenant, @Link, @Wallet, @Member, @Key, @Sealed, @State, @MovesAt, @Owner)
        ON CONFLICT DO NOTHING
        """;

    public const string OfMember = """
        SELECT link_id, key_id, sealed, state, moves_at FROM sietch_wallets
        WHERE tenant_id = @Tenant AND member_name IN (@Present, @Former)
        """;

    public const string OfWallet = """
        SELECT link_id, key_id, sealed, state, moves_at FROM sietch_wallets
        WHERE tenant_id = @Tenant AND wallet_name IN (@Present, @Former)
        """;

    public const string One = """
        SELECT link_id, key_id, sealed, state, moves_at FROM sietch_wallets
        WHERE tenant_id = @Tenant AND link_id = @Link
        """;

    public const string Active = """
        SELECT link_id, key_id, sealed, state, moves_at FROM sietch_wallets
        WHERE tenant_id = @Tenant AND state = 'active'
        """;

    public const string Remove = """
        DELETE FROM sietch_wallets WHERE tenant_id = @Tenant AND link_id = @Link AND state = @State
        """;

    public const string Activate = """
        UPDATE sietch_wallets SET state = 'active', moves_at = NULL
        WHERE tenant_id = @Tenant AND link_id = @Link AND state = 'pending'
        """;

    // Changes nothing and holds the row: who comes at the same time waits, and finds it settled.
    public const string Take = """
        UPDATE sietch_wallets SET state = state
        WHERE tenant_id = @Tenant AND link_id = @Link AND state = 'pending'
        """;

    public const string Refuse = """
        UPDATE sietch_wallets SET state = 'refused', moves_at = @Until
        WHERE tenant_id = @Tenant AND link_id = @Link AND state = 'pending'
        """;

    public const string ForgetRefused = """
        DELETE FROM sietch_wallets WHERE tenant_id = @Tenant AND state = 'refused' AND moves_at <= @Now
        """;

    public const string StateOf = """
        SELECT state, moves_at FROM sietch_wallets WHERE tenant_id = @Tenant AND link_id = @Link
        """;

    public const string SealedWith = """
        SELECT link_id, key_id, sealed, state, moves_at FROM sietch_wallets WHERE tenant_id = @Tenant AND key_id = @Key
        """;

    public const string Reseal = """
        UPDATE sietch_wallets SET wallet_name = @Wallet, member_name = @Member, key_id = @Key, sealed = @Sealed
        WHERE tenant_id = @Tenant AND link_id = @Link AND key_id = @Former
        """;

    public const string Tally = """
        SELECT COUNT(*) AS links,
            COALESCE(SUM(CASE WHEN key_id <> @One AND key_id <> @Other THEN 1 ELSE 0 END), 0) AS lost
        FROM sietch_wallets WHERE tenant_id = @Tenant
        """;

    // Empty where nobody knows whose.
    public const string LostOwners = """
        SELECT COALESCE(member_id, '') AS member_id FROM sietch_wallets
        WHERE tenant_id = @Tenant AND state = 'active' AND key_id <> @One AND key_id <> @Other
        """;

    // One of which nobody knows whose it is may be theirs where they have no other.
    public const string LostOf = """
        SELECT COUNT(*) FROM sietch_wallets
        WHERE tenant_id = @Tenant AND state <> 'refused' AND key_id <> @One AND key_id <> @Other
            AND (member_id = @Member OR (member_id IS NULL AND @HasOthers = 0))
        """;

    public const string Unowned = """
        SELECT link_id, key_id, sealed, state, moves_at FROM sietch_wallets
        WHERE tenant_id = @Tenant AND member_id IS NULL AND (key_id = @One OR key_id = @Other)
        """;

    public const string Own = """
        UPDATE sietch_wallets SET member_id = @Owner WHERE tenant_id = @Tenant AND link_id = @Link
        """;

    public const string DropUnreadable = """
        DELETE FROM sietch_wallets WHERE tenant_id = @Tenant AND key_id <> @One AND key_id <> @Other
        """;

    // The person who asks, in every community.
    public const string IdentitiesOf = "SELECT tenant_id, member_id FROM sietch_identities WHERE user_id = @Self";

    public const string RemoveIdentities = "DELETE FROM sietch_identities WHERE user_id = @Self";

    public const string RemoveOfMember = """
        DELETE FROM sietch_wallets
        WHERE tenant_id = @Tenant AND (member_id = @Owner OR member_name IN (@Present, @Former))
        """;
}

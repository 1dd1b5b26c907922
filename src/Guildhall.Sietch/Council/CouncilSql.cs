namespace Guildhall.Sietch.Council;

internal static class CouncilSql
{
    // Takes the row: of two that settle at once, the second sees what the first has done.
    public const string Take = """
        INSERT INTO sietch_councils (tenant_id, settled_at, terms) VALUES (@Tenant, @Now, 0)
        ON CONFLICT (tenant_id) DO UPDATE SET settled_at = excluded.settled_at
        RETURNING terms
        """;

    // Also of terms that are erased: nobody's has the number of another.
    public const string Count = "UPDATE sietch_councils SET terms = @Terms WHERE tenant_id = @Tenant";

    public const string Terms = """
        SELECT term AS number, seat, member_id, seated_at, unseated_at, reason, barred_until FROM sietch_seats
        WHERE tenant_id = @Tenant ORDER BY term
        """;

    public const string Holders = """
        SELECT member_id FROM sietch_seats WHERE tenant_id = @Tenant AND unseated_at IS NULL
        """;

    public const string Seat = """
        INSERT INTO sietch_seats (tenant_id, term, seat, member_id, seated_at)
        VALUES (@Tenant, @Term, @Seat, @Member, @Now)
        """;

    public const string Unseat = """
        UPDATE sietch_seats SET unseated_at = @Now, reason = @Reason, taker_member_id = @Taker, barred_until = @Barred
        WHERE tenant_id = @Tenant AND member_id = @Member AND unseated_at IS NULL
        RETURNING term
        """;

    // Only the bar that their own leaving made; an admin's ends by itself.
    public const string LiftOwn = """
        UPDATE sietch_seats SET barred_until = NULL
        WHERE tenant_id = @Tenant AND member_id = @Member AND reason = 'LeftServer' AND barred_until IS NOT NULL
        """;

    public const string Held = """
        SELECT wallet, tier, held, rank, is_guest FROM sietch_standings
        WHERE tenant_id = @Tenant AND tier IN ('Fedaykin', 'Naib')
        """;

    public const string OfMember = """
        SELECT seat, seated_at, unseated_at, reason FROM sietch_seats
        WHERE tenant_id = @Tenant AND member_id = @Member ORDER BY term
        """;

    public const string Forget = """
        UPDATE sietch_seats SET taker_member_id = NULL WHERE tenant_id = @Tenant AND taker_member_id = @Member
        """;

    public const string Anonymise = """
        UPDATE sietch_seats SET member_id = @Nobody, unseated_at = COALESCE(unseated_at, @Now),
            reason = COALESCE(reason, 'LeftServer'), barred_until = NULL
        WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Erase = "DELETE FROM sietch_seats WHERE tenant_id = @Tenant AND member_id = @Member";
}

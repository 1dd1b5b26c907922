namespace Guildhall.Sietch.Trails;

internal static class TrailSql
{
    // Each minute the program opens links for itself, and a member at will by /explain: nothing else could be seen between those.
    public const string Newest = """
        SELECT a.id, a.actor, a.action, a.outcome, a.details, a.at, p.nym FROM audit a
        LEFT JOIN sietch_profiles p ON p.tenant_id = a.tenant_id AND p.member_id = a.subject
            AND a.action LIKE 'sietch.badge.%'
        WHERE a.tenant_id = @Tenant AND a.action LIKE @Like AND a.id < @Before AND a.at >= @Since
            AND NOT (a.action = 'sietch.links.read' AND (a.actor = 'system' OR @WithReads = 0))
        ORDER BY a.id DESC LIMIT @Limit
        """;
}

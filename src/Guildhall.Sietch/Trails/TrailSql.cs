namespace Guildhall.Sietch.Trails;

internal static class TrailSql
{
    // Each minute the program opens links for itself: nothing else could be seen between those.
    public const string Newest = """
        SELECT a.actor, a.action, a.outcome, a.details, a.at, p.nym FROM audit a
        LEFT JOIN sietch_profiles p ON p.tenant_id = a.tenant_id AND p.member_id = a.subject
            AND a.action LIKE 'sietch.badge.%'
        WHERE a.tenant_id = @Tenant AND a.action LIKE @Like
            AND NOT (a.actor = 'system' AND a.action = 'sietch.links.read')
        ORDER BY a.id DESC LIMIT @Limit
        """;
}

namespace Guildhall.Core.Audit;

internal static class AuditSql
{
    public const string Add = """
        INSERT INTO audit (tenant_id, guild_id, actor, action, subject, outcome, details, at)
        VALUES (@Tenant, @Guild, @Actor, @Action, @Subject, @Outcome, @Details, @Now)
        """;

    public const string OfTenant = """
        SELECT id, actor, action, subject, outcome, details, at FROM audit
        WHERE tenant_id = @Tenant AND id < @Before ORDER BY id DESC LIMIT @Limit
        """;

    public const string OfGuild = """
        SELECT id, actor, action, subject, outcome, details, at FROM audit
        WHERE guild_id = @Guild AND id < @Before ORDER BY id DESC LIMIT @Limit
        """;
}

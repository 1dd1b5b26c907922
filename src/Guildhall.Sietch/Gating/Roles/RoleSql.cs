namespace Guildhall.Sietch.Gating.Roles;

internal static class RoleSql
{
    public const string Holders = """
        SELECT user_id, roles, is_present, inherited FROM sietch_role_holders
        WHERE tenant_id = @Tenant AND guild_id = @Guild
        """;

    public const string Holder = """
        SELECT user_id, roles, is_present, inherited FROM sietch_role_holders
        WHERE tenant_id = @Tenant AND guild_id = @Guild AND user_id = @User
        """;

    public const string Put = """
        INSERT INTO sietch_role_holders (tenant_id, guild_id, user_id, roles, is_present, inherited)
        VALUES (@Tenant, @Guild, @User, @Roles, @IsPresent, @Inherited)
        ON CONFLICT (tenant_id, guild_id, user_id) DO UPDATE SET roles = excluded.roles,
            is_present = excluded.is_present, inherited = excluded.inherited
        """;

    public const string Forget = """
        DELETE FROM sietch_role_holders WHERE tenant_id = @Tenant AND guild_id = @Guild AND user_id = @User
        """;

    public const string Clear = "DELETE FROM sietch_role_holders WHERE tenant_id = @Tenant AND guild_id = @Guild";

    public const string Run = """
        SELECT read_at, ran_at, given, taken, held_back, drift, problems FROM sietch_role_runs WHERE tenant_id = @Tenant
        """;

    public const string MarkRead = """
        INSERT INTO sietch_role_runs (tenant_id, read_at, ran_at, given, taken, held_back, drift, problems)
        VALUES (@Tenant, @Now, 0, 0, 0, 0, 0, '')
        ON CONFLICT (tenant_id) DO UPDATE SET read_at = excluded.read_at
        """;

    public const string MarkRun = """
        UPDATE sietch_role_runs SET ran_at = @Now, given = @Given, taken = @Taken, held_back = @HeldBack,
            drift = drift + @Drift, problems = @Problems
        WHERE tenant_id = @Tenant
        """;
}

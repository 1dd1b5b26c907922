namespace Guildhall.Onomancer.Rewrites;

internal static class SummarySql
{
    public const string Find = """
        SELECT tenant_id, content_key, project, source, audience, title, model, is_language_model, report, took,
            store, store_id, address
        FROM summaries
        WHERE tenant_id = @Tenant AND content_key = @Key
        """;

    public const string Text = """
        SELECT project, audience, title, markdown, properties
        FROM summaries
        WHERE tenant_id = @Tenant AND content_key = @Key
        """;

    // The first of two replicas that made the same summary wins; both then read the winner's.
    public const string Keep = """
        INSERT INTO summaries (tenant_id, content_key, project, source, audience, title, markdown, properties, model,
            is_language_model, report, took, made_at)
        VALUES (@Tenant, @Key, @Project, @Source, @Audience, @Title, @Markdown, @Properties, @Model,
            @IsLanguageModel, @Report, @Took, @Now)
        ON CONFLICT (tenant_id, content_key) DO NOTHING
        """;

    public const string File = """
        UPDATE summaries SET store = @Store, store_id = @Id, address = @Address, filed_at = @Now
        WHERE tenant_id = @Tenant AND content_key = @Key
        """;
}

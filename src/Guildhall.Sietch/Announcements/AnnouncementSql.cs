namespace Guildhall.Sietch.Announcements;

internal static class AnnouncementSql
{
    public const string Post = """
        SELECT mark, begun, channel_id, message_id FROM sietch_posts WHERE tenant_id = @Tenant AND kind = @Kind
        """;

    public const string AddPost = """
        INSERT INTO sietch_posts (tenant_id, kind, mark) VALUES (@Tenant, @Kind, @Mark) ON CONFLICT DO NOTHING
        """;

    public const string Begin = """
        UPDATE sietch_posts SET begun = @Mark WHERE tenant_id = @Tenant AND kind = @Kind
        """;

    public const string Posted = """
        UPDATE sietch_posts SET mark = @Mark, begun = NULL, channel_id = @Channel, message_id = @Message
        WHERE tenant_id = @Tenant AND kind = @Kind
        """;

    public const string Passed = """
        UPDATE sietch_posts SET mark = @Mark, begun = NULL WHERE tenant_id = @Tenant AND kind = @Kind
        """;
}

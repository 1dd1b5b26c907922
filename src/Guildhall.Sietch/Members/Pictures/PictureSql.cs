namespace Guildhall.Sietch.Members.Pictures;

internal static class PictureSql
{
    public const string Add = """
        INSERT INTO sietch_pictures (tenant_id, picture_id, member_id, png, made_at)
        VALUES (@Tenant, @Picture, @Member, @Png, @Now)
        """;

    // What a hidden member showed goes with their nym, in an edition: gone at once, it would say which nym lost its roles just now.
    // The one whose wizard is under way sees their own by its random name.
    public const string Shown = """
        SELECT s.png FROM sietch_pictures s
        JOIN sietch_profiles p ON p.tenant_id = s.tenant_id AND p.member_id = s.member_id AND p.picture_id = s.picture_id
        WHERE s.tenant_id = @Tenant AND s.picture_id = @Picture AND (p.hidden_at IS NULL OR EXISTS (
            SELECT 1 FROM sietch_directory d WHERE d.tenant_id = s.tenant_id AND d.member_id = s.member_id))
        """;

    public const string Erase = "DELETE FROM sietch_pictures WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string OfMember = """
        SELECT picture_id, made_at FROM sietch_pictures WHERE tenant_id = @Tenant AND member_id = @Member
        """;
}

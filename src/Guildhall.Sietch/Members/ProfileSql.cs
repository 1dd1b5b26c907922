namespace Guildhall.Sietch.Members;

internal static class ProfileSql
{
    public const string Onboarded = $"""
        SELECT {ProfileColumns.All} FROM sietch_profiles p
        WHERE p.tenant_id = @Tenant AND p.onboarded_at IS NOT NULL ORDER BY p.onboarded_at, p.member_id
        """;

    public const string OfNym = $"""
        SELECT {ProfileColumns.All} FROM sietch_profiles p
        WHERE p.tenant_id = @Tenant AND p.nym_key = @Key AND p.onboarded_at IS NOT NULL
        """;

    public const string OfMember = $"""
        SELECT {ProfileColumns.All} FROM sietch_profiles p WHERE p.tenant_id = @Tenant AND p.member_id = @Member
        """;

    public const string OfUser = $"""
        SELECT {ProfileColumns.All} FROM sietch_identities i
        JOIN sietch_profiles p ON p.tenant_id = i.tenant_id AND p.member_id = i.member_id
        WHERE i.tenant_id = @Tenant AND i.user_id = @User
        """;

    // The index decides who has a nym: whoever is later is not written.
    public const string Add = """
        INSERT INTO sietch_profiles
            (tenant_id, member_id, token, step, nym, nym_key, bio, picture, picture_id, created_at, onboarded_at,
             nym_changed_at, hidden_at, told_at)
        VALUES
            (@TenantId, @MemberId, @Token, @Step, @Nym, @NymKey, @Bio, @Picture, @PictureId, @CreatedAt, @OnboardedAt,
             @NymChangedAt, @HiddenAt, @ToldAt)
        ON CONFLICT DO NOTHING
        """;

    public const string Erase = "DELETE FROM sietch_profiles WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string ErasePictures = "DELETE FROM sietch_pictures WHERE tenant_id = @Tenant AND member_id = @Member";

    public const string PicturesOf = """
        SELECT picture_id, made_at FROM sietch_pictures WHERE tenant_id = @Tenant AND member_id = @Member
        """;
}

internal static class ProfileColumns
{
    public const string All =
        "p.tenant_id, p.member_id, p.token, p.step, p.nym, p.bio, p.picture, p.picture_id, p.created_at, p.onboarded_at, "
        + "p.nym_changed_at, p.hidden_at, p.told_at";
}

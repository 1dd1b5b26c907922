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

    // For those that give roles and send messages; never to be shown.
    public const string States = """
        SELECT i.user_id, i.member_id, p.onboarded_at, p.hidden_at, p.token FROM sietch_identities i
        LEFT JOIN sietch_profiles p ON p.tenant_id = i.tenant_id AND p.member_id = i.member_id
        WHERE i.tenant_id = @Tenant
        """;

    // The index decides who has a nym: whoever is later is not written.
    public const string Add = """
        INSERT INTO sietch_profiles
            (tenant_id, member_id, token, step, nym, nym_key, bio, picture, picture_id, created_at, onboarded_at,
             nym_changed_at, hidden_at)
        VALUES
            (@TenantId, @MemberId, @Token, @Step, @Nym, @NymKey, @Bio, @Picture, @PictureId, @CreatedAt, @OnboardedAt,
             @NymChangedAt, @HiddenAt)
        ON CONFLICT DO NOTHING
        """;

    public const string TakeNym = """
        UPDATE sietch_profiles SET nym = @Nym, nym_key = @Key, step = @Step, nym_changed_at = @ChangedAt
        WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string TakePicture = """
        UPDATE sietch_profiles SET picture = @Picture, picture_id = @PictureId, step = @Step
        WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string TakeBio = """
        UPDATE sietch_profiles SET bio = @Bio, step = @Step WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Finish = """
        UPDATE sietch_profiles SET onboarded_at = @Now, hidden_at = NULL
        WHERE tenant_id = @Tenant AND member_id = @Member AND nym_key IS NOT NULL AND onboarded_at IS NULL
        """;

    public const string Hide = """
        UPDATE sietch_profiles SET hidden_at = @Now
        WHERE tenant_id = @Tenant AND member_id = @Member AND hidden_at IS NULL AND onboarded_at IS NOT NULL
        """;

    public const string Show = """
        UPDATE sietch_profiles SET hidden_at = NULL
        WHERE tenant_id = @Tenant AND member_id = @Member AND hidden_at IS NOT NULL
        """;

    public const string Lapsed = """
        SELECT member_id FROM sietch_profiles WHERE tenant_id = @Tenant AND hidden_at < @Before
        """;

    // Members, whether they have a profile or not, whom nobody has seen in the server for so long.
    public const string Gone = """
        SELECT i.member_id FROM sietch_identities i
        WHERE i.tenant_id = @Tenant AND EXISTS (SELECT 1 FROM sietch_role_holders h
            WHERE h.tenant_id = i.tenant_id AND h.user_id = i.user_id AND h.is_present = 0 AND h.left_at < @Before)
        """;

    // Whoever never finished keeps no nym from others.
    public const string FreeNyms = """
        UPDATE sietch_profiles SET nym = NULL, nym_key = NULL, step = 'welcome'
        WHERE tenant_id = @Tenant AND onboarded_at IS NULL AND nym_key IS NOT NULL AND created_at < @Before
        """;

    // Counted among the first, so that nobody else is. Of a later one nothing is kept.
    public const string KeepPlace = """
        INSERT INTO sietch_founders (tenant_id, gone)
        SELECT p.tenant_id, 1 FROM sietch_profiles p
        WHERE p.tenant_id = @Tenant AND p.member_id = @Member AND p.onboarded_at IS NOT NULL
            AND @Founders > COALESCE((SELECT f.gone FROM sietch_founders f WHERE f.tenant_id = @Tenant), 0)
                + (SELECT COUNT(*) FROM sietch_profiles b
                    WHERE b.tenant_id = p.tenant_id AND (b.onboarded_at < p.onboarded_at
                        OR (b.onboarded_at = p.onboarded_at AND b.member_id < p.member_id)))
        ON CONFLICT (tenant_id) DO UPDATE SET gone = sietch_founders.gone + 1
        """;

    public const string FoundersGone = "SELECT gone FROM sietch_founders WHERE tenant_id = @Tenant";

    public const string Erase = "DELETE FROM sietch_profiles WHERE tenant_id = @Tenant AND member_id = @Member";
}

internal static class ProfileColumns
{
    public const string All =
        "p.tenant_id, p.member_id, p.token, p.step, p.nym, p.bio, p.picture, p.picture_id, p.created_at, p.onboarded_at, "
        + "p.nym_changed_at, p.hidden_at";
}

using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>A right that a guild gave to a role or a user, for ever or until a moment.</summary>
/// <param name="SubjectKind"><see cref="OfRole"/> or <see cref="OfUser"/>.</param>
/// <param name="RightName">One of <see cref="Rights.Grantable"/>.</param>
/// <param name="GrantedBy">As audit rows name an actor.</param>
internal sealed record Grant(
    string SubjectKind,
    Snowflake<AnyEntity> SubjectId,
    string RightName,
    string GrantedBy,
    DateTimeOffset GrantedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt
)
{
    public const string OfRole = "role";
    public const string OfUser = "user";

    public bool IsActiveAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    public bool IsFor(Staff staff) =>
        SubjectKind == OfUser
            ? staff.User is { } user && SubjectId == user.As<AnyEntity>()
            : staff.Roles.Contains(SubjectId.As<Role>());
}

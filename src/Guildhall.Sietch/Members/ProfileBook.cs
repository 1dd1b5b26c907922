using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>Reads profiles. Nothing that it returns names a wallet or a Discord account.</summary>
internal sealed class ProfileBook(Db db)
{
    /// <summary>Whoever has finished the wizard, the hidden included, in that order.</summary>
    public Task<IReadOnlyList<Profile>> OnboardedAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QueryAsync<Profile>(ProfileSql.Onboarded, new { Tenant = tenant }, cancellation);

    /// <inheritdoc cref="OnboardedAsync(TenantId, CancellationToken)"/>
    public static Task<IReadOnlyList<Profile>> OnboardedAsync(Unit unit, TenantId tenant) =>
        unit.QueryAsync<Profile>(ProfileSql.Onboarded, new { Tenant = tenant });

    /// <summary>The onboarded member of that nym, in any case, the hidden included; null where there is none.</summary>
    public Task<Profile?> TryOfNymAsync(TenantId tenant, string nym, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Profile>(
            ProfileSql.OfNym,
            new { Tenant = tenant, Key = KeyOf(nym) },
            cancellation
        );

    /// <summary>Of any state: onboarded or not, hidden or not.</summary>
    public Task<Profile?> TryOfMemberAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Profile>(
            ProfileSql.OfMember,
            new { Tenant = tenant, Member = member },
            cancellation
        );

    /// <summary>The caller's own, of any state. Never for showing somebody who another is.</summary>
    public Task<Profile?> TryOfUserAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Profile>(ProfileSql.OfUser, new { Tenant = tenant, User = user }, cancellation);

    /// <inheritdoc cref="TryOfUserAsync(TenantId, Snowflake{User}, CancellationToken)"/>
    public static Task<Profile?> TryOfUserAsync(Unit unit, TenantId tenant, Snowflake<User> user) =>
        unit.QuerySingleOrDefaultAsync<Profile>(ProfileSql.OfUser, new { Tenant = tenant, User = user });

    /// <summary>By which a nym is one of a kind.</summary>
    public static string KeyOf(string nym) => nym.Trim().ToLowerInvariant();

    /// <summary>As it is stored.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <returns>False where the member has one already or somebody has the nym.</returns>
    public static async Task<bool> AddAsync(Unit unit, Profile profile) =>
        await unit.ExecuteAsync(ProfileSql.Add, Row(profile)) == 1;

    /// <returns>How many rows of each.</returns>
    public static async Task<(int Profiles, int Pictures)> EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new { Tenant = tenant, Member = member };
        return (await EraseProfileAsync(unit, tenant, member), await unit.ExecuteAsync(PictureSql.Erase, gone));
    }

    /// <summary>Who came after a founder stays as late as they were.</summary>
    /// <returns>How many rows.</returns>
    public static async Task<int> EraseProfileAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new
        {
            Tenant = tenant,
            Member = member,
            Profile.Founders,
        };
        await unit.ExecuteAsync(ProfileSql.KeepPlace, gone);
        return await unit.ExecuteAsync(ProfileSql.Erase, gone);
    }

    private static object Row(Profile profile) =>
        new
        {
            profile.TenantId,
            profile.MemberId,
            profile.Token,
            Step = NameOf(profile.Step),
            profile.Nym,
            NymKey = profile.Nym is { } nym ? KeyOf(nym) : null,
            profile.Bio,
            Picture = NameOf(profile.Picture),
            profile.PictureId,
            profile.CreatedAt,
            profile.OnboardedAt,
            profile.NymChangedAt,
            profile.HiddenAt,
        };
}

using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Members;

/// <summary>Members whose wizard is done, without going through it.</summary>
internal static class ProfileLab
{
    /// <summary>Makes the user a member where they are none, with this profile.</summary>
    public static async Task<Profile> AddAsync(
        Db db,
        TenantId tenant,
        ulong user,
        string nym,
        DateTimeOffset onboardedAt,
        Func<Profile, Profile>? change = null
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var newcomer = MemberId.New();
        return await db.WriteAsync(
            async unit =>
            {
                var identity = new
                {
                    Tenant = tenant,
                    User = new Snowflake<User>(user),
                    Member = newcomer,
                };
                await unit.ExecuteAsync(LinkSql.AddIdentity, identity);
                var member = await unit.QuerySingleOrDefaultAsync<MemberId>(LinkSql.MemberOf, identity);
                var profile = new Profile
                {
                    TenantId = tenant,
                    MemberId = member,
                    Token = $"token-{member}",
                    Step = ProfileStep.Done,
                    Nym = nym,
                    Picture = PictureKind.Generated,
                    CreatedAt = onboardedAt,
                    OnboardedAt = onboardedAt,
                };
                profile = change?.Invoke(profile) ?? profile;
                Assert.True(await ProfileBook.AddAsync(unit, profile), $"{nym} or user {user} has a profile already.");
                return profile;
            },
            cancellation
        );
    }
}

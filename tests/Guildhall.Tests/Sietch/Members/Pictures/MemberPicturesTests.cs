using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Members.Pictures;

public sealed class MemberPicturesTests() : StorageSuite(new SqliteUnderTest())
{
    /// <summary>Whoever polls the pictures must not see whose goes in the second in which an account loses its roles.</summary>
    [Fact]
    public async Task The_picture_of_one_who_is_hidden_goes_when_the_edition_drops_the_nym_and_no_sooner()
    {
        var profile = await AddAsync();
        await ShowAsync(profile.MemberId);
        Assert.NotNull(await ShownAsync());

        await ExecuteAsync("UPDATE sietch_profiles SET hidden_at = 1 WHERE tenant_id = 'default'");
        Assert.NotNull(await ShownAsync());

        await ExecuteAsync("DELETE FROM sietch_directory WHERE tenant_id = 'default'");
        Assert.Null(await ShownAsync());
    }

    private async Task<Profile> AddAsync()
    {
        var profile = await ProfileLab.AddAsync(
            Db,
            TenantId.Default,
            1,
            "Usul",
            Time.GetUtcNow(),
            made => made with { Picture = PictureKind.Own, PictureId = "random" }
        );
        await Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    PictureSql.Add,
                    new
                    {
                        Tenant = TenantId.Default,
                        Picture = "random",
                        Member = profile.MemberId,
                        Png = new byte[] { 1 },
                        unit.Now,
                    }
                ),
            Cancellation
        );
        return profile;
    }

    private Task<int> ShowAsync(MemberId member) =>
        Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    EditionSql.Put,
                    new
                    {
                        Tenant = TenantId.Default,
                        Member = member,
                        Tier = nameof(Tier.Fedaykin),
                        CameAs = nameof(Tier.Fedaykin),
                        Since = unit.Now,
                        TierSince = unit.Now,
                        Cohort = "",
                    }
                ),
            Cancellation
        );

    private Task<int> ExecuteAsync(string sql) => Db.WriteAsync(unit => unit.ExecuteAsync(sql), Cancellation);

    private Task<byte[]?> ShownAsync() =>
        Db.QuerySingleOrDefaultAsync<byte[]>(
            PictureSql.Shown,
            new { Tenant = TenantId.Default, Picture = "random" },
            Cancellation
        );
}

using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

internal static class ProfileRecords
{
    public static MemberRecords Own { get; } =
        new()
        {
            Parts = [("sietch-profiles", ProfileAsync), ("sietch-former-nyms", NymsAsync)],
            Erasures =
            [
                ("sietch_profiles", ProfileBook.EraseProfileAsync),
                ("sietch_pictures", MemberRecords.By(PictureSql.Erase)),
                ("sietch_nyms", NymBook.EraseAsync),
            ],
        };

    private static async Task<IEnumerable<JsonObject>> ProfileAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        if (await db.QuerySingleOrDefaultAsync<Profile>(ProfileSql.OfMember, find, cancellation) is not { } found)
        {
            return [];
        }

        var pictures = await db.QueryAsync<PictureRow>(PictureSql.OfMember, find, cancellation);
        return
        [
            new()
            {
                ["nym"] = found.Nym,
                ["bio"] = found.Bio,
                ["picture"] = found.Picture.ToString(),
                ["pictures"] = new JsonArray([
                    .. pictures.Select(picture => new JsonObject
                    {
                        ["id"] = picture.PictureId,
                        ["made_at"] = MemberRecords.Time(picture.MadeAt),
                    }),
                ]),
                ["step"] = found.Step.ToString(),
                ["created_at"] = MemberRecords.Time(found.CreatedAt),
                ["onboarded_at"] = MemberRecords.Time(found.OnboardedAt),
                ["nym_changed_at"] = MemberRecords.Time(found.NymChangedAt),
                ["hidden_at"] = MemberRecords.Time(found.HiddenAt),
            },
        ];
    }

    /// <summary>Until when nyms that they gave up are kept for them; which, only a hash says.</summary>
    private static async Task<IEnumerable<JsonObject>> NymsAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        return (await db.QueryAsync<DateTimeOffset>(NymSql.KeptFor, find, cancellation)).Select(until => new JsonObject
        {
            ["kept_until"] = MemberRecords.Time(until),
        });
    }

    private sealed record PictureRow(string PictureId, DateTimeOffset MadeAt);
}

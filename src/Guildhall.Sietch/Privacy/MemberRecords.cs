using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Privacy;

/// <summary>What one community keeps of one member under their nym, for themselves.</summary>
internal static class MemberRecords
{
    /// <summary>Null where they have no profile.</summary>
    public static async Task<JsonObject?> ProfileAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var key = new { Tenant = tenant, Member = member };
        if (await db.QuerySingleOrDefaultAsync<Profile>(ProfileSql.OfMember, key, cancellation) is not { } found)
        {
            return null;
        }

        var pictures = await db.QueryAsync<PictureRow>(PictureSql.OfMember, key, cancellation);
        return new JsonObject
        {
            ["community"] = tenant.Value,
            ["nym"] = found.Nym,
            ["bio"] = found.Bio,
            ["picture"] = found.Picture.ToString(),
            ["pictures"] = new JsonArray([
                .. pictures.Select(picture => new JsonObject
                {
                    ["id"] = picture.PictureId,
                    ["made_at"] = Time(picture.MadeAt),
                }),
            ]),
            ["step"] = found.Step.ToString(),
            ["created_at"] = Time(found.CreatedAt),
            ["onboarded_at"] = Time(found.OnboardedAt),
            ["nym_changed_at"] = Time(found.NymChangedAt),
            ["hidden_at"] = Time(found.HiddenAt),
        };
    }

    /// <summary>What they have and had; who decided it is not theirs to have.</summary>
    public static async Task<JsonObject> BadgesAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var key = new { Tenant = tenant, Member = member };
        var rows = await db.QueryAsync<BadgeRow>(BadgeSql.OfMember, key, cancellation);
        return new JsonObject
        {
            ["community"] = tenant.Value,
            ["badges"] = new JsonArray([
                .. rows.Select(row => new JsonObject
                {
                    ["badge"] = row.Badge,
                    ["awarded_at"] = Time(row.AwardedAt),
                    ["reason"] = row.Reason,
                    ["revoked_at"] = Time(row.RevokedAt),
                }),
            ]),
        };
    }

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed record BadgeRow(string Badge, DateTimeOffset AwardedAt, string? Reason, DateTimeOffset? RevokedAt);

    private sealed record PictureRow(string PictureId, DateTimeOffset MadeAt);
}

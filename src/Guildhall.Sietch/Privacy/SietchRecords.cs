using System.Text.Json.Nodes;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Privacy;

/// <summary>What a community keeps of a person: that they are a member, their wallets, the roles they were seen with.</summary>
internal sealed class SietchRecords(Db db, LinkVault vault, LinkChanges links) : IPersonRecords
{
    private static readonly IReadOnlyList<MemberRecords> capabilities =
    [
        ActivityRecords.Own,
        SeatRecords.Own,
        ProfileRecords.Own,
        BadgeRecords.Own,
        AlertRecords.Own,
        WaitlistRecords.Own,
    ];

    // Where they stand by their Discord id, as a member or as an admin.
    private static readonly IReadOnlyList<(string Table, string Erasure)> byPerson =
    [
        ("sietch_proofs", ProofSql.Erase),
        ("sietch_role_holders", SietchPersonSql.EraseRoles),
        ("sietch_rulings", SietchPersonSql.Rulers),
        ("sietch_rulings", SietchPersonSql.Lifters),
        ("sietch_rulings", SietchPersonSql.RulingTexts),
        ("sietch_holds", SietchPersonSql.Deciders),
        ("api_keys", SietchPersonSql.KeyMakers),
        ("api_keys", SietchPersonSql.KeyRevokers),
        ("sietch_badges", SietchPersonSql.BadgeGivers),
        ("sietch_badges", SietchPersonSql.BadgeTakers),
    ];

    public static IReadOnlySet<string> Own { get; } =
        capabilities
            .SelectMany(capability => capability.Erasures.Select(erasure => erasure.Table))
            .Concat(byPerson.Select(erasure => erasure.Table))
            .Concat(["sietch_wallets", "sietch_identities"])
            .ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Tables => Own;

    public string Loss =>
        "Of a Sietch it also takes your nym, which leaves the lists at once (who watches roles then may know that it was yours) "
        + "and which nobody may have for 90 days, your profile with its picture, badges and "
        + "activity, your linked wallets, your seat in the council, your place on the waiting list and your alerts; the roles "
        + "that came of them go.";

    public async Task<IReadOnlyDictionary<string, JsonArray>> ExportAsync(
        Snowflake<User> person,
        CancellationToken cancellation
    )
    {
        var self = new { Self = person, SelfText = person.ToString() };
        var parts = capabilities.SelectMany(capability => capability.Parts).ToList();
        var files = parts
            .Select(part => part.File)
            .Concat(["sietch-memberships", "sietch-wallets"])
            .ToDictionary(file => file, _ => new JsonArray(), StringComparer.Ordinal);
        foreach (var own in await db.QueryAsync<Membership>(LinkSql.IdentitiesOf, self, cancellation))
        {
            Add("sietch-memberships", own, [new() { ["member"] = own.MemberId.Value }]);
            Add("sietch-wallets", own, await WalletsAsync(own.TenantId, person, cancellation));
            foreach (var (file, read) in parts)
            {
                Add(file, own, await read(db, own.TenantId, own.MemberId, cancellation));
            }
        }

        files["sietch-links-to-prove"] = await ProofsAsync(self, cancellation);
        files["sietch-roles"] = await RolesAsync(self, cancellation);
        files["sietch-decisions"] = await DecisionsAsync(self, cancellation);
        return files;

        void Add(string file, Membership own, IEnumerable<JsonObject> rows)
        {
            foreach (var row in rows)
            {
                row.Insert(0, "community", own.TenantId.Value);
                files[file].Add(row);
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, int>> EraseAsync(Unit unit, Snowflake<User> person)
    {
        var self = new
        {
            Self = person,
            SelfText = person.ToString(),
            SelfLike = $"%{person}%",
        };
        var gone = Own.ToDictionary(table => table, _ => 0, StringComparer.Ordinal);
        foreach (var own in await unit.QueryAsync<Membership>(LinkSql.IdentitiesOf, self))
        {
            foreach (var (table, erase) in capabilities.SelectMany(capability => capability.Erasures))
            {
                gone[table] += await erase(unit, own.TenantId, own.MemberId);
            }

            // Their roles in Discord are found by reading the members again, and taken.
            await ReadHoldersJob.OrderAsync(unit, own.TenantId);
        }

        foreach (var (table, erasure) in byPerson)
        {
            gone[table] += await unit.ExecuteAsync(erasure, self);
        }

        // The last: all the others are found by them.
        (gone["sietch_wallets"], gone["sietch_identities"]) = await links.EraseAsync(unit, person);
        return gone;
    }

    private async Task<IEnumerable<JsonObject>> WalletsAsync(
        TenantId tenant,
        Snowflake<User> person,
        CancellationToken cancellation
    ) =>
        (await vault.OfUserAsync(tenant, person, new(person.ToString(), "export"), cancellation)).Select(
            wallet => new JsonObject
            {
                ["wallet"] = wallet.Link.Wallet.ToChecksum(),
                ["state"] = wallet.Link.State.ToString(),
                ["proven_at"] = MemberRecords.Time(wallet.Link.ProvenAt),
            }
        );

    private async Task<JsonArray> ProofsAsync(object self, CancellationToken cancellation) =>
        [
            .. (await db.QueryAsync<ProofRow>(SietchPersonSql.Proofs, self, cancellation)).Select(row => new JsonObject
            {
                ["community"] = row.TenantId.Value,
                ["made_at"] = MemberRecords.Time(row.MadeAt),
                ["used_at"] = MemberRecords.Time(row.UsedAt),
            }),
        ];

    private async Task<JsonArray> RolesAsync(object self, CancellationToken cancellation) =>
        [
            .. (await db.QueryAsync<RoleRow>(SietchPersonSql.Roles, self, cancellation)).Select(row => new JsonObject
            {
                ["server"] = row.GuildId.ToString(),
                ["roles"] = row.Roles,
            }),
        ];

    /// <summary>What they decided as an admin; whom it was about is not theirs to have.</summary>
    private async Task<JsonArray> DecisionsAsync(object self, CancellationToken cancellation) =>
        [
            .. (await db.QueryAsync<DecisionRow>(SietchPersonSql.Decisions, self, cancellation)).Select(
                row => new JsonObject
                {
                    ["community"] = row.TenantId.Value,
                    ["decision"] = row.What,
                    ["at"] = MemberRecords.Time(row.At),
                }
            ),
        ];

    private sealed record Membership(TenantId TenantId, MemberId MemberId);

    private sealed record ProofRow(TenantId TenantId, DateTimeOffset MadeAt, DateTimeOffset? UsedAt);

    private sealed record DecisionRow(TenantId TenantId, string What, DateTimeOffset? At);

    private sealed record RoleRow(Snowflake<Guild> GuildId, string Roles);
}

// Every statement is about the one person who asks, over all communities.
internal static class SietchPersonSql
{
    public const string Proofs = "SELECT tenant_id, made_at, used_at FROM sietch_proofs WHERE user_id = @Self";

    public const string Roles = "SELECT guild_id, roles FROM sietch_role_holders WHERE user_id = @Self";

    public const string Decisions = """
        SELECT tenant_id, 'ruling' AS what, made_at AS at FROM sietch_rulings WHERE made_by = @SelfText
        UNION ALL SELECT tenant_id, 'ruling lifted', lifted_at FROM sietch_rulings WHERE lifted_by = @SelfText
        UNION ALL SELECT tenant_id, 'hold', decided_at FROM sietch_holds WHERE decided_by = @SelfText
        UNION ALL SELECT tenant_id, 'key made', made_at FROM api_keys WHERE made_by = @SelfText
        UNION ALL SELECT tenant_id, 'key revoked', revoked_at FROM api_keys WHERE revoked_by = @SelfText
        UNION ALL SELECT tenant_id, 'badge awarded', awarded_at FROM sietch_badges WHERE awarded_by = @SelfText
        UNION ALL SELECT tenant_id, 'badge revoked', revoked_at FROM sietch_badges WHERE revoked_by = @SelfText
        """;

    public const string Rulers = "UPDATE sietch_rulings SET made_by = 'erased person' WHERE made_by = @SelfText";

    public const string Lifters = "UPDATE sietch_rulings SET lifted_by = 'erased person' WHERE lifted_by = @SelfText";

    public const string RulingTexts = """
        UPDATE sietch_rulings SET reason = REPLACE(reason, @SelfText, 'erased person') WHERE reason LIKE @SelfLike
        """;

    public const string Deciders = "UPDATE sietch_holds SET decided_by = 'erased person' WHERE decided_by = @SelfText";

    public const string KeyMakers = "UPDATE api_keys SET made_by = 'erased person' WHERE made_by = @SelfText";

    public const string KeyRevokers = "UPDATE api_keys SET revoked_by = 'erased person' WHERE revoked_by = @SelfText";

    public const string BadgeGivers =
        "UPDATE sietch_badges SET awarded_by = 'erased person' WHERE awarded_by = @SelfText";

    public const string BadgeTakers =
        "UPDATE sietch_badges SET revoked_by = 'erased person' WHERE revoked_by = @SelfText";

    public const string EraseRoles = "DELETE FROM sietch_role_holders WHERE user_id = @Self";
}

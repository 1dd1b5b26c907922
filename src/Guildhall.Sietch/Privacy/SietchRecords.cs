using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Core.Jobs;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Sietch.Wallets.Proofs;

namespace Guildhall.Sietch.Privacy;

/// <summary>What a community keeps of a person: that they are a member, their wallets, the roles they were seen with.</summary>
internal sealed class SietchRecords(Db db, LinkVault vault) : IPersonRecords
{
    public static IReadOnlySet<string> Own { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "sietch_identities",
            "sietch_wallets",
            "sietch_proofs",
            "sietch_role_holders",
            "sietch_activity",
            "sietch_reactions",
            "sietch_notices",
            "sietch_seats",
            "sietch_profiles",
            "sietch_pictures",
            "sietch_badges",
            "sietch_alerts",
            "sietch_alert_preferences",
            "sietch_waitlist",
            "sietch_rulings",
            "sietch_holds",
            "api_keys",
        };

    public IReadOnlySet<string> Tables => Own;

    public async Task<IReadOnlyDictionary<string, JsonArray>> ExportAsync(
        Snowflake<User> person,
        CancellationToken cancellation
    )
    {
        var self = new { Self = person, SelfText = person.ToString() };
        var wallets = new JsonArray();
        var memberships = new JsonArray();
        var activity = new JsonArray();
        var notices = new JsonArray();
        var seats = new JsonArray();
        var profiles = new JsonArray();
        var badges = new JsonArray();
        var alerts = new JsonArray();
        var waitlist = new JsonArray();
        foreach (var own in await db.QueryAsync<Membership>(LinkSql.IdentitiesOf, self, cancellation))
        {
            memberships.Add(new JsonObject { ["community"] = own.TenantId.Value, ["member"] = own.MemberId.Value });
            activity.Add(await ActivityAsync(own, cancellation));
            await AddNoticesAsync(notices, own, cancellation);
            await AddSeatsAsync(seats, own, cancellation);
            if (await MemberRecords.ProfileAsync(db, own.TenantId, own.MemberId, cancellation) is { } profile)
            {
                profiles.Add(profile);
            }

            badges.Add(await MemberRecords.BadgesAsync(db, own.TenantId, own.MemberId, cancellation));

            alerts.Add(await AlertRecords.AlertsAsync(db, own.TenantId, own.MemberId, cancellation));
            waitlist.Add(await AlertRecords.WaitlistAsync(db, own.TenantId, own.MemberId, cancellation));
            var reason = new JoinReason(person.ToString(), "export");
            foreach (var wallet in await vault.OfUserAsync(own.TenantId, person, reason, cancellation))
            {
                wallets.Add(
                    new JsonObject
                    {
                        ["community"] = own.TenantId.Value,
                        ["wallet"] = wallet.Link.Wallet.ToChecksum(),
                        ["state"] = wallet.Link.State.ToString(),
                        ["proven_at"] = Time(wallet.Link.ProvenAt),
                    }
                );
            }
        }

        return new Dictionary<string, JsonArray>(StringComparer.Ordinal)
        {
            ["sietch-memberships"] = memberships,
            ["sietch-wallets"] = wallets,
            ["sietch-activity"] = activity,
            ["sietch-notices"] = notices,
            ["sietch-seats"] = seats,
            ["sietch-profiles"] = profiles,
            ["sietch-badges"] = badges,
            ["sietch-alerts"] = alerts,
            ["sietch-waitlist"] = waitlist,
            ["sietch-links-to-prove"] = await ProofsAsync(self, cancellation),
            ["sietch-roles"] = await RolesAsync(self, cancellation),
            ["sietch-decisions"] = await DecisionsAsync(self, cancellation),
        };
    }

    public async Task<IReadOnlyDictionary<string, int>> EraseAsync(Unit unit, Snowflake<User> person)
    {
        var self = new
        {
            Self = person,
            SelfText = person.ToString(),
            SelfLike = $"%{person}%",
        };
        // Their roles in Discord are found by reading the members again, and taken.
        var (activity, reactions, profiles, pictures, badges, notices, seats) = (0, 0, 0, 0, 0, 0, 0);
        var (alerts, preferences, waitlist) = (0, 0, 0);
        foreach (var own in await unit.QueryAsync<Membership>(LinkSql.IdentitiesOf, self))
        {
            var gone = await ActivityBook.EraseAsync(unit, own.TenantId, own.MemberId);
            (activity, reactions) = (activity + gone.Activity, reactions + gone.Reactions);
            seats += await CouncilBook.EraseAsync(unit, own.TenantId, own.MemberId);
            notices += await NoticeBook.EraseAsync(unit, own.TenantId, own.MemberId);
            var unknown = await ProfileBook.EraseAsync(unit, own.TenantId, own.MemberId);
            (profiles, pictures) = (profiles + unknown.Profiles, pictures + unknown.Pictures);
            badges += await BadgeBook.EraseAsync(unit, own.TenantId, own.MemberId);
            var untold = await AlertBook.EraseAsync(unit, own.TenantId, own.MemberId);
            (alerts, preferences) = (alerts + untold.Alerts, preferences + untold.Preferences);
            waitlist += await WaitlistBook.EraseAsync(unit, own.TenantId, own.MemberId);
            await unit.EnqueueAsync(new ReadHoldersJob(own.TenantId));
        }

        var (wallets, communities) = await vault.EraseAsync(unit, person);
        return new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["sietch_wallets"] = wallets,
            ["sietch_identities"] = communities,
            ["sietch_activity"] = activity,
            ["sietch_reactions"] = reactions,
            ["sietch_notices"] = notices,
            ["sietch_seats"] = seats,
            ["sietch_profiles"] = profiles,
            ["sietch_pictures"] = pictures,
            ["sietch_badges"] =
                badges
                + await unit.ExecuteAsync(SietchPersonSql.BadgeGivers, self)
                + await unit.ExecuteAsync(SietchPersonSql.BadgeTakers, self),
            ["sietch_alerts"] = alerts,
            ["sietch_alert_preferences"] = preferences,
            ["sietch_waitlist"] = waitlist,
            ["sietch_proofs"] = await unit.ExecuteAsync(ProofSql.Erase, self),
            ["sietch_role_holders"] = await unit.ExecuteAsync(SietchPersonSql.EraseRoles, self),
            ["sietch_rulings"] =
                await unit.ExecuteAsync(SietchPersonSql.Rulers, self)
                + await unit.ExecuteAsync(SietchPersonSql.Lifters, self)
                + await unit.ExecuteAsync(SietchPersonSql.RulingTexts, self),
            ["sietch_holds"] = await unit.ExecuteAsync(SietchPersonSql.Deciders, self),
            ["api_keys"] =
                await unit.ExecuteAsync(SietchPersonSql.KeyMakers, self)
                + await unit.ExecuteAsync(SietchPersonSql.KeyRevokers, self),
        };
    }

    private async Task<JsonObject> ActivityAsync(Membership own, CancellationToken cancellation)
    {
        var key = new { Tenant = own.TenantId, Member = own.MemberId };
        var found = await db.QuerySingleOrDefaultAsync<MemberActivity>(ActivitySql.OfMember, key, cancellation);
        return new JsonObject
        {
            ["community"] = own.TenantId.Value,
            ["points"] = found?.Points ?? 0,
            ["messages"] = found?.Messages ?? 0,
            ["reactions_given"] = found?.Given ?? 0,
            ["reactions_received"] = found?.Received ?? 0,
        };
    }

    private async Task AddNoticesAsync(JsonArray notices, Membership own, CancellationToken cancellation)
    {
        var key = new { Tenant = own.TenantId, Member = own.MemberId };
        foreach (var told in await db.QueryAsync<NoticeTold>(NoticeSql.OfMember, key, cancellation))
        {
            notices.Add(
                new JsonObject
                {
                    ["community"] = own.TenantId.Value,
                    ["notice"] = told.Kind,
                    ["state"] = told.State,
                    ["made_at"] = Time(told.MadeAt),
                    ["ended_at"] = told.EndedAt is { } ended ? Time(ended) : null,
                }
            );
        }
    }

    private async Task AddSeatsAsync(JsonArray seats, Membership own, CancellationToken cancellation)
    {
        var key = new { Tenant = own.TenantId, Member = own.MemberId };
        foreach (var sat in await db.QueryAsync<SeatRow>(CouncilSql.OfMember, key, cancellation))
        {
            seats.Add(
                new JsonObject
                {
                    ["community"] = own.TenantId.Value,
                    ["seat"] = sat.Seat,
                    ["seated_at"] = Time(sat.SeatedAt),
                    ["unseated_at"] = sat.UnseatedAt is { } end ? Time(end) : null,
                    ["reason"] = sat.Reason,
                }
            );
        }
    }

    private async Task<JsonArray> ProofsAsync(object self, CancellationToken cancellation) =>
        [
            .. (await db.QueryAsync<ProofRow>(SietchPersonSql.Proofs, self, cancellation)).Select(row => new JsonObject
            {
                ["community"] = row.TenantId.Value,
                ["made_at"] = Time(row.MadeAt),
                ["used_at"] = row.UsedAt is { } used ? Time(used) : null,
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
                    ["at"] = row.At is { } at ? Time(at) : null,
                }
            ),
        ];

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Membership(TenantId TenantId, MemberId MemberId);

    private sealed record SeatRow(int Seat, DateTimeOffset SeatedAt, DateTimeOffset? UnseatedAt, string? Reason);

    private sealed record NoticeTold(string Kind, string State, DateTimeOffset MadeAt, DateTimeOffset? EndedAt);

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

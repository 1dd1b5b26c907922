using System.Text.Json.Nodes;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Privacy;

/// <summary>A community for the owner of the server that it lives in: given out without what nobody may bring together, and erased
/// whole.</summary>
internal sealed class CommunityRecords(
    Db db,
    CommunityRegistry communities,
    LinkVault vault,
    Roster roster,
    PublishedShelf shelf,
    CommunityErasure erasure
) : IGuildRecords
{
    public const string Note =
        "The files sietch-* are this server's Sietch. What its members were promised holds for its owner too: nobody brings "
        + "together a nym, a wallet and a Discord account. So sietch-profiles has what everybody sees, by nym; sietch-members "
        + "and sietch-roles have accounts alone, sietch-wallets has wallets alone, and none of them has an order or an hour "
        + "that would lead to another. Activity, badges, seats and alerts are given as sums, the waiting list and sessions "
        + "without whose they are, sietch-audit without what it was done to. Wizards that are not finished, former nyms and "
        + "members who are hidden are not named. Each member gets all of their own by /privacy export.";

    private static readonly JoinReason reason = new("system", "server-export");

    public string? LossOf(Snowflake<Guild> guild) =>
        communities.HomesIn(guild, []).Count == 0
            ? null
            : "Of its Sietch it takes all members' nyms, profiles, pictures, badges, activity and linked wallets, the council, the "
                + "waiting list, alerts, sessions, rulings and the list itself; it begins anew with the next sync, and members "
                + "prove their wallets again. Roles and messages stay in Discord, and keys of other programs stay valid.";

    public async Task<GuildExtract?> ExportAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var stored = await db.QueryAsync<TenantId>(CommunitySql.TenantsIn, new { Guild = guild }, cancellation);
        var homes = communities.HomesIn(guild, stored);
        if (homes.Count == 0)
        {
            return null;
        }

        var files = new Dictionary<string, JsonArray>(StringComparer.Ordinal);
        foreach (var tenant in homes)
        {
            foreach (var table in CommunityTables.All.Where(table => table.Export is not null))
            {
                await AddAsync(files, table.File!, table.Export!, tenant, cancellation);
            }

            await AddAsync(files, "sietch-audit", CommunitySql.Audit, tenant, cancellation);
            Add(files, CommunityTables.Profiles, await ProfilesAsync(tenant, cancellation));
            Add(files, CommunityTables.Wallets, await WalletsAsync(tenant, cancellation));
        }

        return new(files, Note);
    }

    public Task<int> EraseAsync(Unit unit, Snowflake<Guild> guild) => erasure.RunAsync(unit, guild);

    public Task ForgetAsync(Snowflake<Guild> guild, CancellationToken cancellation) => shelf.RefreshAsync(cancellation);

    private static void Add(Dictionary<string, JsonArray> files, string file, IEnumerable<JsonObject> rows)
    {
        var list = files.TryGetValue(file, out var known) ? known : files[file] = [];
        foreach (var row in rows)
        {
            list.Add(row);
        }
    }

    private async Task AddAsync(
        Dictionary<string, JsonArray> files,
        string file,
        string statement,
        TenantId tenant,
        CancellationToken cancellation
    ) =>
        Add(
            files,
            file,
            (await db.QueryAsync<object>(statement, new { Tenant = tenant }, cancellation)).Select(CommunityRow.ToJson)
        );

    private async Task<IEnumerable<JsonObject>> ProfilesAsync(TenantId tenant, CancellationToken cancellation) =>
        (await roster.ReadAsync(tenant, cancellation)).Select(entry => new JsonObject
        {
            ["nym"] = entry.Nym,
            ["bio"] = entry.Profile.Bio,
            ["picture"] = entry.Profile.Picture.ToString(),
            ["tier"] = entry.Tier.ToString(),
            ["tenure"] = entry.Tenure.ToString(),
            ["since"] = entry.Since,
            ["badges"] = new JsonArray([.. entry.Badges.Select(badge => JsonValue.Create(badge.Id))]),
        });

    private async Task<IEnumerable<JsonObject>> WalletsAsync(TenantId tenant, CancellationToken cancellation) =>
        (await vault.AllAsync(tenant, reason, cancellation))
            .Readable.Select(held => held.Wallet.ToChecksum())
            .Order(StringComparer.Ordinal)
            .Select(wallet => new JsonObject { ["wallet"] = wallet });
}

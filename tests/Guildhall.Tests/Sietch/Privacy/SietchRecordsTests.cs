using Guildhall.Sietch.Privacy;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Privacy;

public sealed class SietchRecordsTests : StorageSuite
{
    private const ulong Paul = 100;
    private const ulong Feyd = 200;

    private readonly string keys;

    public SietchRecordsTests()
        : this(new()) { }

    private SietchRecordsTests(SqliteUnderTest storage)
        : base(storage) => keys = Directory.CreateDirectory(Path.Combine(storage.Folder, "keys")).FullName;

    private LinkLab Lab => field ??= new(Db, keys);

    private SietchRecords Records => field ??= new(Db, Lab.Vault, Lab.Changes);

    [Fact]
    public async Task A_person_is_given_their_own_wallets_and_nobody_elses()
    {
        await Lab.LinkAsync(Paul, 1);
        await Lab.LinkAsync(Feyd, 2);

        var export = await Records.ExportAsync(new(Paul), Cancellation);

        Assert.Single(export["sietch-memberships"]);
        Assert.Equal(LinkLab.Wallet(1).ToChecksum(), (string)Assert.Single(export["sietch-wallets"])!["wallet"]!);
    }

    [Fact]
    public async Task An_erased_person_is_in_no_table_and_a_second_time_changes_nothing()
    {
        await Lab.LinkAsync(Paul, 1);
        await Db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_role_holders VALUES ('arrakis', 1, 100, '5', 1, '', NULL), ('arrakis', 1, 200, '5', 1, '', NULL)"
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_rulings (tenant_id, number, wallet, kind, up_to_block, reason, made_by, made_at)
                    VALUES ('arrakis', 1, x'00', 'Guest', 0, 'r', '100', 1), ('arrakis', 2, x'00', 'Remove', 0, 'r', '200', 1)
                    """
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_holds
                        (tenant_id, number, block, block_hash, why, leaving, eligible, state, made_at, decided_by)
                    VALUES ('arrakis', 1, 1, x'00', 'w', 1, 1, 'confirmed', 1, '100')
                    """
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO api_keys (tenant_id, id, name, scope, hash, made_by, made_at)
                    VALUES ('arrakis', 'k', 'n', 'eligibility.read', x'00', '100', 1)
                    """
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_activity SELECT tenant_id, member_id, 1, 1, 1, 1, 1, 1, NULL, NULL FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_reactions SELECT tenant_id, 5, member_id, NULL, 1, 1, 0.5, 0 FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_seats (tenant_id, term, seat, member_id, seated_at)
                    SELECT tenant_id, 1, 1, member_id, 1 FROM sietch_identities
                    """
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_profiles (tenant_id, member_id, token, step, nym, nym_key, picture, created_at)
                    SELECT tenant_id, member_id, 't', 'done', 'Usul', 'usul', 'own', 1 FROM sietch_identities
                    """
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_nyms SELECT tenant_id, 'n', member_id, 1, 5 FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_badges SELECT tenant_id, member_id, 'og', 1, 'system', NULL, NULL, NULL FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_pictures SELECT tenant_id, 'p', member_id, x'00', 1 FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    """
                    INSERT INTO sietch_alerts (tenant_id, id, member_id, kind, alert_key, state, attempts, week, made_at)
                    SELECT tenant_id, 'a', member_id, 'Position', 'place:1', 'delivered', 0, 1, 1 FROM sietch_identities
                    """
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_alert_preferences SELECT tenant_id, member_id, 1, 0, 1, 3, 1 FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_waitlist SELECT tenant_id, 'w', member_id, 'l', 1, NULL, NULL FROM sietch_identities"
                );
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_proofs VALUES ('arrakis', 'h', 1, 100, 'paul', 'n', NULL, 0, 1, 2, NULL)"
                );
            },
            Cancellation
        );

        var first = await EraseAsync();
        var second = await EraseAsync();

        Assert.Equal(SietchRecords.Own.Order(), first.Keys.Order());
        Assert.All(first.Values, rows => Assert.Equal(1, rows));
        Assert.All(second.Values, rows => Assert.Equal(0, rows));
        Assert.Equal(1, await CountAsync("sietch_role_holders"));
        Assert.All(await Records.ExportAsync(new(Paul), Cancellation), part => Assert.Empty(part.Value));
    }

    private Task<IReadOnlyDictionary<string, int>> EraseAsync() =>
        Db.WriteAsync(unit => Records.EraseAsync(unit, new(Paul)), Cancellation);
}

using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.Extensions.Options;

namespace Guildhall.Bench;

/// <summary>
/// The gated roles of members of whom nothing has changed: standings, sealed links and last seen roles are read, opened and
/// compared. Each step that comes out would be a call to Discord.
/// </summary>
internal static class RolesBench
{
    private const int Runs = 10;
    private static readonly TenantId tenant = TenantId.Default;
    private static readonly Snowflake<Guild> guild = new(1);
    private static readonly Snowflake<Role> role = new(2);
    private static readonly Community community = Community.Of(
        tenant,
        new()
        {
            Guild = "1",
            Chain = new()
            {
                Token = new() { Address = $"0x{1:x40}" },
                Vaults = [new() { Address = $"0x{2:x40}" }],
            },
        },
        null
    );

    public static async Task RunAsync(string[] args)
    {
        var members = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var folder = Directory.CreateTempSubdirectory("guildhall-bench-");
        await using (
            var db = new Db(new() { Path = Path.Combine(folder.FullName, "guildhall.db") }, TimeProvider.System)
        )
        {
            await new Migrator(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            var keys = new LinkKeys(
                Options.Create(new WalletLinkOptions()),
                Options.Create(new GuildhallOptions { Data = folder.FullName })
            );
            var vault = new LinkVault(db, new LinkRows(keys));
            await FillAsync(db, vault, members);
            await MeasureAsync(db, vault, members);
        }

        folder.Delete(true);
    }

    private static async Task MeasureAsync(Db db, LinkVault vault, int members)
    {
        var standings = new GateStandings(db);
        var book = new RoleBook(db);
        var roles = new Dictionary<GatedRole, Snowflake<Role>> { [GatedRole.Fedaykin] = role };
        var times = new List<double>();
        var steps = 0;
        for (var run = 0; run <= Runs; run++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            var basis = (await standings.TryReadAsync(tenant, CancellationToken.None))!;
            var wallets = await vault.AllAsync(tenant, JoinReason.Gating, CancellationToken.None);
            var holders = await book.HoldersAsync(tenant, guild, CancellationToken.None);
            var wanted = RoleWishes.Of(wallets, basis, community, holders).Wanted;
            steps += RolePlan.Of(wanted, holders, roles, basis.IsTrusted).Steps.Count;
            times.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
        }

        // The first run warms up.
        var measured = times.Skip(1).Order().ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"roles members={members} runs={Runs} calls={steps} median_ms={measured[Runs / 2]:0.0} worst_ms={measured[^1]:0.0}"
            )
        );
    }

    private static Task FillAsync(Db db, LinkVault vault, int members) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    "INSERT INTO sietch_state (tenant_id, snapshot, failures) VALUES ('default', 1, 0)"
                );
                for (var i = 1; i <= members; i++)
                {
                    var wallet = Address.Parse($"0x{i:x40}");
                    var user = new Snowflake<User>((ulong)i);
                    await vault.LinkAsync(
                        unit,
                        new()
                        {
                            Tenant = tenant,
                            User = user,
                            Wallet = wallet,
                        }
                    );
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO sietch_standings (tenant_id, wallet, rank, tier, held, reason, is_guest)
                        VALUES ('default', @Wallet, @Rank, 'Fedaykin', @Wallet, 'Ranked', 0)
                        """,
                        new { Wallet = wallet.ToArray(), Rank = i }
                    );
                    await RoleBook.PutAsync(
                        unit,
                        tenant,
                        guild,
                        [
                            new()
                            {
                                User = user,
                                Roles = new HashSet<Snowflake<Role>> { role },
                            },
                        ]
                    );
                }
            },
            CancellationToken.None
        );
}

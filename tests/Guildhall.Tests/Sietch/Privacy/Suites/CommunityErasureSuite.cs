using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Sietch;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Privacy;
using Guildhall.Tests.Aegis.Privacy.Suites;
using Guildhall.Tests.Core.Storage.Suites;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Sietch.Privacy.Suites;

/// <summary>A row of every table of Sietch in two communities, of which one goes with its server.</summary>
public abstract class CommunityErasureSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private const string Home = "arrakis";
    private const string Other = "giedi";
    private static readonly Snowflake<Guild> guild = new(900_000_000_000_000_001);
    private static readonly Snowflake<Guild> elsewhere = new(900_000_000_000_000_002);

    [Fact]
    public async Task A_community_is_given_out_table_by_table_and_goes_whole_and_another_stays()
    {
        await FillAsync();
        await JobAsync("sietch.wallet.move", Home, owner: null);
        await JobAsync("sietch.wallet.move", Other, owner: null);
        await JobAsync("onomancer.publish", Home, owner: null);

        foreach (var table in CommunityTables.All.Where(table => table.Export is not null))
        {
            var rows = await Db.QueryAsync<object>(table.Export!, new { Tenant = new TenantId(Home) }, Cancellation);
            Assert.Single(rows.Select(CommunityRow.ToJson));
        }

        var rowsGone = await EraseAsync(guild);
        var again = await EraseAsync(guild);

        Assert.Equal(CommunityTables.All.Count + 1, rowsGone);
        Assert.Equal(0, again);
        foreach (var table in CommunityTables.All.Select(table => table.Name).Append("audit"))
        {
            var left = await Db.QueryAsync<string>($"SELECT tenant_id FROM {table}", null, Cancellation);
            Assert.Equal([Other], left);
        }

        Assert.Equal(1, await CountAsync("jobs WHERE kind = 'sietch.wallet.move'"));
        Assert.Equal(1, await CountAsync("jobs WHERE kind = 'onomancer.publish'"));
    }

    [Fact]
    public async Task A_server_without_a_community_takes_nothing_with_it()
    {
        await FillAsync();

        Assert.Equal(0, await EraseAsync(new(900_000_000_000_000_003)));
        Assert.Equal(2, await CountAsync("sietch_profiles"));
    }

    [Fact]
    public async Task While_a_job_runs_that_would_write_some_of_it_again_nothing_is_erased_and_a_sync_is_none_of_these()
    {
        await FillAsync();
        await JobAsync("sietch.sync", Home, owner: "us");
        await JobAsync("sietch.snapshots.follow", Other, owner: "us");

        await Assert.ThrowsAsync<JobDelayedException>(() => EraseAsync(guild));
        Assert.Equal(2, await CountAsync("sietch_profiles"));
        await ExecuteAsync("DELETE FROM jobs WHERE kind = 'sietch.snapshots.follow'");

        Assert.NotEqual(0, await EraseAsync(guild));
    }

    private Task<int> EraseAsync(Snowflake<Guild> of)
    {
        // Their sections are gone from the tenant files: what is stored says where they lived.
        var tenants = new TenantRegistry(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), []);
        var communities = new CommunityRegistry(tenants, new GuildCache(), new OptionsWrapper<SietchOptions>(new()));
        return Db.WriteAsync(unit => new CommunityErasure(communities).RunAsync(unit, of), Cancellation);
    }

    private async Task FillAsync()
    {
        foreach (var (tenant, of) in new[] { (Home, guild), (Other, elsewhere) })
        {
            foreach (var table in CommunityTables.All)
            {
                var columns = await ColumnsAsync(table.Name);
                var names = string.Join(", ", columns.Select(column => column.Name));
                var values = string.Join(", ", columns.Select(column => ValueOf(table.Name, column, tenant, of)));
                await ExecuteAsync($"INSERT INTO {table.Name} ({names}) VALUES ({values})");
            }

            await ExecuteAsync(
                $"INSERT INTO audit (tenant_id, actor, action, outcome, at) VALUES ('{tenant}', '1', 'sietch.wallet.linked', 'done', 1)"
            );
        }
    }

    private static string ValueOf(string table, Column column, string tenant, Snowflake<Guild> of)
    {
        var zeros = new string('0', column.Name == "wallet" ? 40 : 64);
        var value = FilledRow.ValueOf(table, column.Name, column.Type, new(1), "n");
        return column switch
        {
            { Name: "guild_id" } => $"{of}",
            _ when column.Type.Equals("BLOB", StringComparison.OrdinalIgnoreCase) => $"x'{zeros}'",
            { Type: "bytea" } => $@"'\x{zeros}'",
            _ => value == "'x'" ? $"'{tenant}'" : value,
        };
    }

    private Task<int> JobAsync(string kind, string tenant, string? owner) =>
        ExecuteAsync(
            $$"""
            INSERT INTO jobs
                (kind, unique_key, payload, due_at, ready_at, enqueued_at, attempts, lost, lease_owner, lease_token)
            VALUES ('{{kind}}', '{{tenant}}', '{"tenant":"{{tenant}}"}', 1, 1, 1, 0, 0, {{(
                owner is null ? "NULL" : $"'{owner}'"
            )}}, 0)
            """
        );

    private Task<int> ExecuteAsync(string sql) => Db.WriteAsync(unit => unit.ExecuteAsync(sql), Cancellation);

    private Task<IReadOnlyList<Column>> ColumnsAsync(string table) =>
        Db.QueryAsync<Column>(
            Db.Dialect.Choose(
                "SELECT name, type FROM pragma_table_info(@Table)",
                """
                SELECT column_name::text AS name, data_type::text AS type FROM information_schema.columns
                WHERE table_name = @Table ORDER BY ordinal_position
                """
            ),
            new { Table = table },
            Cancellation
        );

    private sealed record Column(string Name, string Type);
}

using System.IO.Compression;
using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>What a server's owner asks of Aegis holds for the community that lives in it.</summary>
public class GuildOfCommunityTests
{
    private static readonly Snowflake<Guild> home = new(DemoWorld.SietchId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_given_out_and_erased_with_its_community_and_the_next_sync_is_a_first_one()
    {
        await using var service = await SietchService.StartAsync();
        await FillAsync(service);

        var given = await FilesAsync(service, home);
        var elsewhere = await FilesAsync(service, new(DemoWorld.AegisId));
        var asked = await service.RunAsync("admin", "privacy guild erase");
        await service.RunAsync("admin", "privacy guild erase", ("name", DemoWorld.Sietch));
        await service.UntilAsync(async () =>
            await service.Guildhall.CountAsync("SELECT COUNT(*) FROM audit WHERE action = 'privacy.guild_erased'") == 1
        );

        Assert.Contains("sietch-profiles.json", given.Keys);
        Assert.Contains("77", given["sietch-members.json"], StringComparison.Ordinal);
        Assert.Contains("sietch-members", given["README.txt"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            given,
            file =>
                file.Value.Contains("Usul", StringComparison.Ordinal)
                && file.Value.Contains("\"77\"", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(elsewhere.Keys, file => file.StartsWith("sietch", StringComparison.Ordinal));
        Assert.Contains("nym", asked.Refusal, StringComparison.Ordinal);
        foreach (var table in await TablesAsync(service))
        {
            Assert.Equal(
                0,
                await service.Guildhall.CountAsync($"SELECT COUNT(*) FROM {table} WHERE tenant_id = 'default'")
            );
        }

        Assert.Equal(0, await service.Guildhall.CountAsync("SELECT COUNT(*) FROM audit WHERE action LIKE 'sietch.%'"));
        Assert.Equal(1, await service.Guildhall.CountAsync("SELECT COUNT(*) FROM sietch_identities"));
        await service.UntilAsync(() => service.Get<PublishedShelf>().TryGet(TenantId.Default) is null);

        await service.RunAsync("admin", "sietch sync");
        await service.UntilAsync(() => service.Get<PublishedShelf>().TryGet(TenantId.Default) is not null);

        Assert.Equal(1, service.Get<PublishedShelf>().TryGet(TenantId.Default)!.Snapshot.Number);
        Assert.Equal(0, await service.Guildhall.CountAsync("SELECT COUNT(*) FROM sietch_changes"));
        Assert.Equal(0, await service.Guildhall.CountAsync("SELECT COUNT(*) FROM sietch_alerts"));
        await OrderRolesAsync(service);
        await service.UntilAsync(async () =>
            await service.Get<RoleBook>().TryRunAsync(TenantId.Default, Cancellation) is { ReadAt: not null }
        );
    }

    private static async Task<IReadOnlyDictionary<string, string>> FilesAsync(
        SietchService service,
        Snowflake<Guild> guild
    )
    {
        var written = await service.Get<GuildExport>().WriteAsync(guild, 10_000_000, Cancellation);
        await using var archive = new ZipArchive(new MemoryStream(written.Zip));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancellation));
            files[entry.FullName] = await reader.ReadToEndAsync(Cancellation);
        }

        return files;
    }

    /// <summary>No event tells of the members again: the next minute has them read.</summary>
    private static Task OrderRolesAsync(SietchService service) =>
        new OrderRoles(
            service.Get<CommunityRegistry>(),
            service.Get<GateStandings>(),
            service.Get<RoleBook>(),
            service.Get<Db>()
        ).HandleAsync(new(DateTimeOffset.UnixEpoch), new JobRun(1, 1, false, default), Cancellation);

    private static Task<IReadOnlyList<string>> TablesAsync(SietchService service) =>
        service
            .Get<Db>()
            .QueryAsync<string>(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'sietch_%'",
                null,
                Cancellation
            );

    private static Task FillAsync(SietchService service) =>
        service
            .Get<Db>()
            .WriteAsync(
                async unit =>
                {
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO sietch_identities (tenant_id, member_id, user_id)
                        VALUES ('default', 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 77), ('giedi', 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb', 77)
                        """
                    );
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO sietch_profiles
                            (tenant_id, member_id, token, step, nym, nym_key, picture, created_at, onboarded_at)
                        SELECT tenant_id, member_id, 't', 'done', 'Usul', 'usul', 'none', 1, 1 FROM sietch_identities
                        WHERE tenant_id = 'default'
                        """
                    );
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO jobs (kind, unique_key, payload, due_at, ready_at, enqueued_at, attempts, lost, lease_token)
                        VALUES ('sietch.wallet.move', 'default:x', '{"tenant":"default","claim":"x"}', 9000000000000, 9000000000000, 1, 0, 0, 0)
                        """
                    );
                },
                Cancellation
            );
}

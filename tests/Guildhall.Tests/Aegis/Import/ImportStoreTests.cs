namespace Guildhall.Tests.Aegis.Import;

public class ImportStoreTests
{
    [Fact]
    public async Task Numbers_go_on_from_the_guilds_own_and_the_same_file_twice_adds_nothing()
    {
        await using var scene = await ImportScene.StartAsync();
        await scene.Service.RunAsync(
            "owner",
            "warn",
            ("user", await scene.Service.MemberAsync("member-1")),
            ("reason", "x")
        );

        var (_, first) = await scene.ImportAsync(ImportScene.Warnings(1_200), "one");
        var (_, again) = await scene.ImportAsync(ImportScene.Warnings(1_200), "two");
        var (_, more) = await scene.ImportAsync(ImportScene.Warnings(1_201), "three");

        Assert.Equal((1_200, 0), (first.Tally.Added, first.Tally.Known));
        Assert.Equal((0, 1_200), (again.Tally.Added, again.Tally.Known));
        Assert.Equal((1, 1_200), (more.Tally.Added, more.Tally.Known));
        Assert.Equal(1_202, await scene.CasesAsync());
        Assert.Equal(1_202, await scene.CountAsync("SELECT MAX(number) FROM cases"));
        Assert.Equal(1_202, await scene.CountAsync("SELECT COUNT(DISTINCT number) FROM cases"));
    }

    [Fact]
    public async Task Old_times_people_and_numbers_stay_and_discord_hears_nothing()
    {
        await using var scene = await ImportScene.StartAsync();

        await scene.ImportAsync(ImportScene.Warnings(2));

        Assert.Equal(
            2,
            await scene.CasesAsync(
                "source = 'import' AND execution = 'applied' AND actor_id = 200000000000000000 AND created_at < 1700000000000"
            )
        );
        Assert.Equal(2, await scene.CountAsync("SELECT COUNT(*) FROM case_labels WHERE label LIKE 'old #%'"));
        Assert.Equal(0, await scene.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind LIKE 'aegis.case%'"));
        Assert.Equal(2, await scene.CountAsync("SELECT COUNT(*) FROM audit WHERE action LIKE 'import.%'"));
        Assert.DoesNotContain(
            await scene.Service.Discord.RequestsAsync(),
            request => ((string)request["path"]!).Contains("/bans", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_over_starts_no_timer_what_runs_does_and_a_later_unban_ends_a_ban_in_any_order()
    {
        await using var scene = await ImportScene.StartAsync();
        var soon = (scene.Get<TimeProvider>().GetUtcNow() - TimeSpan.FromHours(1)).ToUnixTimeSeconds();

        await scene.ImportAsync(
            $"""
            user_id,type,created_at,duration
            100000000000000001,ban,2020-01-01,7d
            100000000000000002,unban,2020-02-02,
            100000000000000002,ban,2020-01-01,
            100000000000000003,ban,2020-01-01,
            100000000000000003,ban,2020-03-03,
            100000000000000004,ban,{soon},30d
            """
        );

        Assert.Equal(1, await scene.CasesAsync("target_id = 100000000000000001 AND effect = 'expired'"));
        Assert.Equal(
            1,
            await scene.CasesAsync("target_id = 100000000000000002 AND kind = 'ban' AND effect = 'revoked'")
        );
        Assert.Equal(1, await scene.CasesAsync("target_id = 100000000000000003 AND effect = 'superseded'"));
        Assert.Equal(1, await scene.CasesAsync("target_id = 100000000000000003 AND effect = 'active'"));
        Assert.Equal(1, await scene.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.case.end'"));
    }

    [Fact]
    public async Task Undoing_leaves_tombstones_and_the_file_can_be_imported_again()
    {
        await using var scene = await ImportScene.StartAsync();
        var (plan, _) = await scene.ImportAsync(ImportScene.Warnings(3), "one");

        var undone = await scene
            .Get<Guildhall.Aegis.Import.ImportDesk>()
            .UndoAsync(await scene.Service.StaffAsync("owner"), plan.Id, TestContext.Current.CancellationToken);
        Assert.True(undone.TryGet(out var count, out _));
        Assert.Equal(3, count);
        Assert.Equal(3, await scene.CasesAsync("deleted_at IS NOT NULL AND reason IS NULL"));
        Assert.Equal(0, await scene.CountAsync("SELECT COUNT(*) FROM case_labels"));

        var (_, again) = await scene.ImportAsync(ImportScene.Warnings(3), "two");
        Assert.Equal(3, again.Tally.Added);
        Assert.Equal(6, await scene.CountAsync("SELECT MAX(number) FROM cases"));
    }
}

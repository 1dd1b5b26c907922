using System.Text.Json.Nodes;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Import;

public class CompareImportTests
{
    [Fact]
    public async Task What_the_command_line_imports_is_compared_with_discord_by_a_job_mutes_too()
    {
        await using var scene = await ImportScene.StartAsync();
        var (muted, free) = (await scene.Service.MemberAsync("member-2"), await scene.Service.MemberAsync("member-3"));
        await scene.Service.Discord.PostAsync(
            $"{AegisWorld.Place}/moderation",
            new JsonObject
            {
                ["actor"] = "owner",
                ["action"] = "timeout",
                ["target"] = "member-2",
                ["until"] = scene.Get<TimeProvider>().GetUtcNow().AddDays(7).ToString("O"),
            }
        );
        // What the audit log tells of it makes a case of its own, which would supersede an imported one.
        await ModerationStage.UntilAsync(async () => await scene.CasesAsync($"target_id = {muted}") == 1);

        await scene.ImportAsync(
            $"user_id,type,created_at,reason\n{muted},mute,2020-01-01,a\n{free},mute,2020-01-01,b\n"
                + "100000000000000002,mute,2020-01-01,left\n100000000000000001,ban,2020-01-01,gone\n"
        );

        await ModerationStage.UntilAsync(async () =>
            await scene.CasesAsync("effect = 'revoked' AND ended_reason LIKE 'not in force%'") == 2
        );
        Assert.Equal(
            2,
            await scene.CasesAsync(
                $"effect = 'active' AND target_id IN ({muted}, 100000000000000002) AND source = 'import'"
            )
        );
    }
}

using System.Text.Json.Nodes;
using Guildhall.Aegis.Import;
using Guildhall.Core;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Import;

public class RunImportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_confirmed_file_is_imported_once_and_can_be_taken_back_from_its_answer()
    {
        await using var scene = await ImportScene.StartAsync();
        var preview = await scene.RunAsync("owner", "old.csv", ImportScene.Warnings(30));

        await ClickAsync(scene, preview, "Import 30");
        await UntilAsync(scene, "done");
        Assert.Equal(30, await scene.CasesAsync("source = 'import'"));

        Assert.Equal("aegis.import_gone", (await BeginAsync(scene, preview, "Import 30"))?.Code);
        var undone = await scene
            .Get<ImportDesk>()
            .UndoAsync(await scene.Service.StaffAsync("owner"), IdOf(preview, "Import 30"), Cancellation);
        Assert.True(undone.TryGet(out var count, out _));
        Assert.Equal(30, count);
    }

    /// <summary>As a client would that still shows the button.</summary>
    internal static async Task<Refusal?> BeginAsync(ImportScene scene, CommandAnswer answer, string label) =>
        await scene
            .Get<ImportDesk>()
            .BeginAsync(await scene.Service.StaffAsync("owner"), IdOf(answer, label), null, default, Cancellation);

    internal static async Task<string> ClickAsync(ImportScene scene, CommandAnswer answer, string label) =>
        (
            await scene.Service.Discord.PostAsync(
                $"/sim/messages/{(string)answer.Json["messageId"]!}/click",
                new JsonObject
                {
                    ["as"] = "owner",
                    ["customId"] = ButtonOf(answer, label),
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        ).ToJsonString();

    internal static async Task UntilAsync(ImportScene scene, string state)
    {
        while (await scene.CountAsync($"SELECT COUNT(*) FROM imports WHERE state = '{state}'") == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static string IdOf(CommandAnswer answer, string label) => ButtonOf(answer, label).Split(' ')[^1];

    private static string ButtonOf(CommandAnswer answer, string label) =>
        (string)
            answer.Json["reply"]!["components"]!
                .AsArray()
                .SelectMany(row => row!["components"]!.AsArray())
                .First(button => (string?)button!["label"] == label)!["custom_id"]!;

    [Fact]
    public async Task A_ban_that_discord_does_not_have_is_not_in_force()
    {
        await using var scene = await ImportScene.StartAsync();
        var member = await scene.Service.MemberAsync("member-1");
        await scene.Service.Discord.PostAsync(
            $"{AegisWorld.Place}/moderation",
            new JsonObject
            {
                ["actor"] = "owner",
                ["action"] = "ban",
                ["target"] = "member-1",
            }
        );

        var preview = await scene.RunAsync(
            "owner",
            "old.csv",
            $"user_id,type,created_at,reason\n{member},ban,2020-01-01,still\n100000000000000001,ban,2020-01-01,gone\n"
        );
        await ClickAsync(scene, preview, "Import 2");
        await UntilAsync(scene, "done");

        Assert.Equal(1, await scene.CasesAsync($"source = 'import' AND effect = 'active' AND target_id = {member}"));
        Assert.Equal(
            1,
            await scene.CasesAsync(
                "target_id = 100000000000000001 AND effect = 'revoked' AND ended_at IS NULL AND ended_reason LIKE 'not in force%'"
            )
        );
    }
}

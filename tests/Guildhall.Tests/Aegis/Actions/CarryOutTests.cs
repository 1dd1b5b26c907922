using System.Text.Json.Nodes;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class CarryOutTests(ModerationStage stage)
{
    [Fact]
    public async Task A_fault_before_the_effect_is_tried_again()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(member, new JsonObject { ["status"] = 502 });

        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Equal(Execution.Applied, (await stage.CaseAsync(member)).Execution);
        Assert.True(stage.IsBanned(member));
        Assert.Single(await stage.DmsAsync(member));
    }

    [Fact]
    public async Task While_Discord_is_down_the_order_is_kept_and_carried_out_afterwards()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(member, new JsonObject { ["status"] = 503 }, times: 6, method: null);

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));
        await stage.UntilAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(stage.IsBanned(member)));

        Assert.Contains("is kept", answer.Text, StringComparison.Ordinal);
        await AppliedAsync(member);
        Assert.Single(await stage.DmsAsync(member));
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
    }

    [Fact]
    public async Task A_refusal_of_Discord_fails_the_case_and_is_told()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(
            member,
            new JsonObject
            {
                ["status"] = 403,
                ["body"] = new JsonObject { ["code"] = 50013, ["message"] = "Missing Permissions" },
            }
        );

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));

        var row = await stage.CaseAsync(member);
        Assert.Contains("Discord did not let me", answer.Text, StringComparison.Ordinal);
        Assert.Equal((Execution.Failed, "aegis.discord_refused"), (row.Execution, row.Failure));
        Assert.False(stage.IsBanned(member));
    }

    [Fact]
    public async Task Once_the_answer_was_sent_nothing_stands_in_for_it()
    {
        var member = await stage.JoinAsync();

        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => await FallbacksAsync(row) == 0);
    }

    [Fact]
    public async Task Where_the_process_dies_between_the_act_and_its_answer_a_job_answers()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var member = await alone.JoinAsync();
        var interaction = new InteractionReference(
            new(Snowflakes.At(alone.Time.GetUtcNow() - TimeSpan.FromMinutes(1))),
            new(DemoWorld.BotId),
            "of-a-process-that-died"
        );
        var request = new ActionRequest
        {
            Kind = CaseKind.Ban,
            Target = await alone.Service.TargetAsync(member.Id),
            Actor = await alone.Service.StaffAsync("moderator"),
            Key = "test:killed",
            Source = CaseSource.Command,
            Answer = new(interaction, new(ulong.Parse(await alone.Service.ChannelAsync("general")))),
        };

        await alone.Service.Get<Enforcement>().CarryOutAsync(request, TestContext.Current.CancellationToken);
        var row = await alone.CaseAsync(member);
        var applied = row.Execution;
        await alone.UntilAsync(
            TimeSpan.FromSeconds(21),
            async () =>
                (await alone.Discord.ReadAsync($"{AegisWorld.Place}/channels/general/messages?as=owner"))
                    .ToJsonString()
                    .Contains($"Case #{row.Number}", StringComparison.Ordinal)
        );

        Assert.Equal(Execution.Applied, applied);
        Assert.Single(await alone.RequestsAsync("PUT", $"/bans/{member.Id}"));
        Assert.Single(await alone.DmsAsync(member));
    }

    private Task<long> FallbacksAsync(Case row) =>
        stage.Service.Guildhall.CountAsync(
            $"SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.case.carry_out' AND unique_key = '{row.Key}'"
        );

    private Task FailBanAsync(Newcomer member, JsonObject then, int times = 1, string? method = "PUT")
    {
        var match = new JsonObject { ["route"] = $"/guilds/{{guild}}/bans/{member.Id}" };
        if (method is not null)
        {
            match["method"] = method;
        }

        return stage.Discord.FaultAsync("discord", match, then, times);
    }

    private async Task<Case> AppliedAsync(Newcomer member)
    {
        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(member)).Execution == Execution.Applied);
        return await stage.CaseAsync(member);
    }
}

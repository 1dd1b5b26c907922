using System.Text.Json.Nodes;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class WatchTests(ModerationStage stage)
{
    [Fact]
    public async Task A_disguised_word_goes_and_becomes_a_case_with_rule_and_match()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();

        var message = await stage.SayAsync(member, "oh sh1t, really");

        await stage.UntilGoneAsync(message);
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 1);
        var row = await stage.CaseAsync(member);
        Assert.Equal((CaseKind.Warn, CaseSource.AutoMod, "profanity"), (row.Kind, row.Source, row.SourceDetail));
        Assert.Equal("sh1t", row.Matched);
    }

    [Fact]
    public async Task What_is_edited_in_is_seen_too()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();
        var message = await stage.SayAsync(member, "hello there");

        using var edited = await stage.Discord.Http.PatchAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/channels/general/messages/{message}",
            new StringContent(
                new JsonObject { ["as"] = member.Name, ["content"] = "hello ѕhіt" }.ToJsonString(),
                System.Text.Encoding.UTF8,
                "application/json"
            ),
            TestContext.Current.CancellationToken
        );

        edited.EnsureSuccessStatusCode();
        await stage.UntilGoneAsync(message);
    }

    [Theory]
    [InlineData("0wner")]
    [InlineData("Gu\u0456ldhall")]
    [InlineData("jun1or")]
    public async Task The_name_of_staff_who_never_wrote_and_of_the_bot_is_known(string nick)
    {
        await stage.SwitchOnAsync("strict");
        var member = await stage.JoinAsync();

        await ModerationStage.UntilAsync(async () =>
        {
            await stage.ChangeAsync(member, new JsonObject { ["nick"] = nick });
            await stage.ChangeAsync(member, new JsonObject { ["nick"] = "another" });
            return await stage.Service.Guildhall.CountAsync(
                    $"SELECT COUNT(*) FROM aegis_automod_hits WHERE user_id = {member.Id} AND rule = 'staff-look-alike'"
                ) > 0;
        });
    }

    [Fact]
    public async Task A_nickname_is_read_too()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();

        await stage.ChangeAsync(member, new JsonObject { ["nick"] = "xXShitLordXx" });

        await ModerationStage.UntilAsync(async () => await stage.CountHitsAsync(member) == 1);
    }

    [Fact]
    public async Task Spam_over_six_channels_is_one_case_and_all_of_it_goes()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();
        List<string> channels =
        [
            "general",
            "support",
            .. Enumerable.Range(1, 4).Select(i => stage.AddChannel($"spam-{i}")),
        ];
        var posted = new List<(string Channel, string Id)>();

        // The eighth mutes, and a quick answer comes before anything could be written after it.
        for (var i = 0; i < 8; i++)
        {
            var channel = channels[i % channels.Count];
            posted.Add(
                (channel, await stage.SayAsync(member, $"Buy cheap game keys at my shop today q{i * 7919}z", channel))
            );
        }

        foreach (var (channel, id) in posted)
        {
            await stage.UntilGoneAsync(id, channel);
        }

        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count == 1);
        var row = await stage.CaseAsync(member);
        Assert.Equal((CaseKind.Mute, "repeated-message"), (row.Kind, row.SourceDetail));
    }

    [Fact]
    public async Task A_thread_name_is_read_too()
    {
        await stage.SwitchOnAsync();
        var member = await stage.JoinAsync();

        await stage.Discord.PostAsync(
            $"/sim/channels/{await stage.Service.ChannelAsync("general")}/threads",
            new JsonObject { ["as"] = member.Name, ["name"] = "what a sh1t thread" }
        );

        await ModerationStage.UntilAsync(async () =>
            await stage.Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM aegis_automod_hits WHERE event = 'thread' AND matched = 'sh1t'"
            ) == 1
        );
    }

    [Fact]
    public async Task A_name_that_looks_like_that_of_staff_is_noted()
    {
        await stage.SwitchOnAsync();
        await stage.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/channels/general/messages",
            new JsonObject { ["as"] = "moderator", ["content"] = "good evening" }
        );
        var member = await stage.JoinAsync();

        await ModerationStage.UntilAsync(async () =>
        {
            await stage.ChangeAsync(member, new JsonObject { ["nick"] = "m\u043Ederat0r" });
            await stage.ChangeAsync(member, new JsonObject { ["nick"] = "another" });
            return await stage.Service.Guildhall.CountAsync(
                    $"SELECT COUNT(*) FROM aegis_automod_hits WHERE user_id = {member.Id} AND rule = 'staff-look-alike'"
                ) == 1;
        });
    }

    [Fact]
    public async Task Staff_who_run_amok_are_noted_though_no_other_rule_looks_at_staff()
    {
        await stage.SwitchOnAsync();
        var moderator = (await stage.Service.StaffAsync("moderator")).User!.Value;
        var watch = stage.Service.Get<Watch>();
        for (ulong n = 1; n <= 8; n++)
        {
            await watch.HandleAsync(
                new AuditLogEntry
                {
                    Id = new(Snowflake<AuditLogEntry>.At(stage.Time.GetUtcNow()).Value + n),
                    GuildId = AegisService.Guild,
                    UserId = moderator,
                    ActionType = 22,
                },
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(
            1,
            await stage.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM aegis_automod_hits WHERE user_id = {moderator} AND rule = 'staff-anomaly'"
            )
        );
    }

    [Fact]
    public async Task Staff_are_exempt_as_the_settings_say_and_everybody_else_is_not()
    {
        await stage.SwitchOnAsync();
        var words = await stage.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/channels/general/messages",
            new JsonObject { ["as"] = "moderator", ["content"] = "oh shit" }
        );
        var member = await stage.JoinAsync();
        var message = await stage.SayAsync(member, "oh shit");

        await stage.UntilGoneAsync(message);
        Assert.Contains((string)words["id"]!, await stage.ReadAsync());
    }

    [Fact]
    public async Task A_rule_that_runs_out_of_time_rests_and_the_owner_is_told()
    {
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            """
            {"version":1,"rules":[
              {"name":"slow","when":{"regex":{"patterns":["^(?=(\\u0436+)+$)\\u0436"],"backtracking":true}},"then":[{"delete":{}}]},
              {"name":"other","when":{"words":{"words":["xyzzy"]}},"then":[{"delete":{}}]}]}
            """
        );
        var member = await stage.JoinAsync();

        for (var i = 0; i < 3; i++)
        {
            await stage.SayAsync(member, new string('ж', 1_990) + "!");
        }

        await ModerationStage.UntilAsync(async () =>
            (
                await stage
                    .Service.Get<GuildProblems>()
                    .OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken)
            ).Any(p => p.Code == TellSuspended.Problem && p.Subject == "slow")
        );
        await stage.UntilGoneAsync(await stage.SayAsync(member, "xyzzy"));
        Assert.Contains("slow", (await stage.RunAsync("owner", "automod stats")).Text, StringComparison.Ordinal);
    }
}

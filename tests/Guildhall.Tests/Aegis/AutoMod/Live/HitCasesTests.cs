using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Aegis.Channels;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class HitCasesTests(ModerationStage stage)
{
    [Fact]
    public async Task Of_several_removing_actions_the_strongest_happens_and_it_alone()
    {
        await stage.RuleAsync(
            "zibblo",
            """["delete","kick",{"timeout":{"for":"1h"}},{"tempban":{"for":"1d"}},{"warn":{}}]"""
        );
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "zibblo");

        await stage.UntilCaseAsync(member, CaseKind.Ban);
        Assert.Contains("banned for 1d (1 points)", await stage.AlertAsync(member), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(1), (await stage.CaseAsync(member)).Duration);
    }

    [Fact]
    public async Task A_punishment_that_the_bot_may_not_give_is_told_and_the_warning_stands()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.RuleAsync("zibbli", """["delete","ban",{"warn":{"points":3}},{"slowmode":{"delay":"5s"}}]""");
        await alone.TakeFromBotAsync(Permission.BanMembers);
        var member = await alone.JoinAsync();

        await alone.SayAsync(member, "zibbli");

        var alert = await alone.AlertAsync(member);
        Assert.Contains("Not done: ban not done: I lack the permission Ban Members", alert, StringComparison.Ordinal);
        Assert.Contains("warned (3 points)", alert, StringComparison.Ordinal);
        Assert.Equal(
            (CaseKind.Warn, 3),
            ((await alone.CaseAsync(member)).Kind, (await alone.CaseAsync(member)).Points)
        );
        Assert.True(await alone.HasProblemAsync(HitCases.Problem));
    }

    [Fact]
    public async Task What_was_told_of_the_person_stays_true_while_the_rest_is_waited_for()
    {
        var channel = await stage.AddChannelAsync();
        await stage.RuleAsync("zibbla", """["delete","kick",{"warn":{}},{"slowmode":{"delay":"5s"}}]""");
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "zibbla", channel.Name);

        var alert = await stage.AlertAsync(member);
        Assert.Contains("kicked (1 points), slow mode set", alert, StringComparison.Ordinal);
        Assert.DoesNotContain("Not done", alert, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mute_that_holds_longer_is_not_cut_short()
    {
        await stage.RuleAsync("zibblu", """["delete",{"timeout":{"for":"5m"}}]""");
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "2d"), ("reason", "earlier"));
        var until = stage.MutedUntil(member);
        await stage.RunAsync("moderator", "unmute", ("user", member.Name), ("reason", "so that they can write"));
        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "2d"), ("reason", "again"));

        await stage
            .Service.Get<Watch>()
            .JudgeAsync(
                AegisService.Guild,
                new() { Id = member.User, Username = member.Name },
                new()
                {
                    Kind = Guildhall.Aegis.AutoMod.Engine.EventKinds.Message,
                    Id = Snowflake<Message>.At(stage.Time.GetUtcNow()).Value,
                    User = member.Id,
                    Channel = ulong.Parse(await stage.Service.ChannelAsync("general")),
                    Text = "zibblu",
                    At = stage.Time.GetUtcNow(),
                },
                TestContext.Current.CancellationToken
            );

        Assert.Contains("holds longer already", await stage.AlertAsync(member), StringComparison.Ordinal);
        Assert.NotNull(until);
        Assert.True(stage.MutedUntil(member) > stage.Time.GetUtcNow().AddDays(1));
    }

    [Fact]
    public async Task Whoever_writes_into_a_honeypot_is_softbanned()
    {
        var trap = stage.AddChannel("do-not-write-here");
        await stage.SwitchOnAsync();
        await stage.ImportAsync(
            $$$"""{"version":1,"rules":[{"name":"trap","when":{"honeypot":{"channels":["{{{await stage.Service.ChannelAsync(trap)}}}"]}},"then":["delete","softban"]}]}"""
        );
        var member = await stage.JoinAsync();

        await stage.SayAsync(member, "free gifts", trap);

        await stage.UntilCaseAsync(member, CaseKind.Softban);
        Assert.False(stage.IsPresent(member));
        Assert.False(stage.IsBanned(member));
    }

    [Fact]
    public async Task Staff_who_run_amok_lose_their_roles()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.Service.AddRoleAsync("rogue", Permission.BanMembers);
        await alone.RuleAsync("unused", "\"delete\"");
        await alone.ImportAsync(
            """{"version":1,"rules":[{"name":"amok","when":{"staffActions":{"count":4,"in":"1m","kinds":["ban","delete"]}},"then":["quarantine","alert"]}]}"""
        );
        var rogue = await alone.JoinAsync("rogue");
        var watch = alone.Service.Get<Watch>();
        for (ulong n = 1; n <= 4; n++)
        {
            await watch.HandleAsync(
                new AuditLogEntry
                {
                    Id = new(Snowflake<AuditLogEntry>.At(alone.Time.GetUtcNow()).Value + n),
                    GuildId = AegisService.Guild,
                    UserId = rogue.User,
                    ActionType = n % 2 == 0 ? 22 : 72,
                },
                TestContext.Current.CancellationToken
            );
        }

        await alone.UntilCaseAsync(rogue, CaseKind.Quarantine);
        Assert.Empty(alone.RolesOf(rogue));
        Assert.Contains("quarantined", await alone.AlertAsync(rogue), StringComparison.Ordinal);
    }
}

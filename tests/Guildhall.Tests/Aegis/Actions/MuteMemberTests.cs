using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Channels.Persons;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class MuteMemberTests(ModerationStage stage)
{
    [Fact]
    public async Task A_mute_is_a_timeout_of_that_length()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        var row = await stage.CaseAsync(member);
        Assert.Contains("2h (until <t:", answer.Text, StringComparison.Ordinal);
        Assert.Equal((CaseKind.Mute, Execution.Applied), (row.Kind, row.Execution));
        Assert.InRange(
            stage.MutedUntil(member)!.Value - row.ExpiresAt!.Value,
            TimeSpan.FromSeconds(-2),
            TimeSpan.FromSeconds(2)
        );
    }

    [Fact]
    public async Task Who_has_left_cannot_be_muted_and_the_answer_says_so()
    {
        var member = await stage.JoinAsync();
        await stage.LeaveAsync(member);

        var answer = await stage.RunAsync("junior", "mute", ("user", $"{member.Id}"));

        Assert.Contains("is not in this server any more", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task A_new_mute_takes_the_place_of_the_old_one()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "1d"));

        Assert.Equal([Effect.Active, Effect.Superseded], (await stage.CasesAsync(member)).Select(row => row.Effect));
    }

    [Fact]
    public async Task A_guild_with_a_mute_role_mutes_by_it_for_any_length_and_gives_it_again_at_a_return()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var role = await alone.Service.AddRoleAsync("muted");
        await alone.SetAsync("moderation.muteRole", role.ToString());
        var member = await alone.JoinAsync();

        await alone.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "40d"));
        var isMuted = alone.HasRole(member, role.Value);
        var timeout = alone.MutedUntil(member);
        await alone.LeaveAsync(member);
        await alone.JoinAgainAsync(member.Name);
        await ModerationStage.UntilAsync(() => alone.HasRole(member, role.Value));
        await alone.AdvanceAsync(TimeSpan.FromDays(40) + TimeSpan.FromSeconds(5));
        await ModerationStage.UntilAsync(() => !alone.HasRole(member, role.Value));

        Assert.True(isMuted);
        Assert.Null(timeout);
        await ModerationStage.UntilAsync(async () =>
            (await alone.CaseAsync(member, CaseKind.Mute)).Effect == Effect.Expired
        );
    }

    [Fact]
    public async Task An_unmute_takes_the_role_and_an_older_time_out()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var member = await alone.JoinAsync();
        await alone.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "2h"));
        var role = await alone.Service.AddRoleAsync("muted");
        await alone.SetAsync("moderation.muteRole", role.ToString());
        await alone.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "3h"));

        await alone.RunAsync("moderator", "unmute", ("user", member.Name));

        Assert.False(alone.HasRole(member, role.Value));
        Assert.Null(alone.MutedUntil(member));
    }

    [Fact]
    public async Task A_ban_ends_a_mute()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Equal(Effect.Superseded, (await stage.CaseAsync(member, CaseKind.Mute)).Effect);
    }
}

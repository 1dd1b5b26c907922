using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Actions.Notices;

[Collection<ModerationSuite>]
public class DmOpeningsTests(ModerationStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_that_is_being_opened_is_not_opened_again()
    {
        var person = await stage.JoinAsync();
        var user = new Snowflake<User>(person.Id);
        var openings = stage.Service.Get<DmOpenings>();
        var before = (await stage.RequestsAsync("POST", "/users/@me/channels")).Count;

        openings.Begin(user);
        openings.Begin(user);
        var channel = await openings.OpenAsync(user, Cancellation);

        Assert.False(channel.IsKnown);
        Assert.Equal(1, (await stage.RequestsAsync("POST", "/users/@me/channels")).Count - before);
    }

    [Fact]
    public async Task Whoever_must_not_act_opens_nobodys_channel()
    {
        var person = await stage.JoinAsync("owner");
        var before = (await stage.RequestsAsync("POST", "/users/@me/channels")).Count;

        var answer = await stage.RunAsync("moderator", "ban", ("user", person.Name));

        Assert.NotEmpty(answer.Refusal);
        Assert.Equal(before, (await stage.RequestsAsync("POST", "/users/@me/channels")).Count);
    }

    [Fact]
    public async Task Who_was_never_written_to_is_told_before_the_ban()
    {
        var person = await stage.JoinAsync();

        await stage.RunAsync("moderator", "ban", ("user", person.Name));

        Assert.Equal(DmState.Delivered, (await stage.CaseAsync(person)).Dm);
        var asked = (await stage.Discord.RequestsAsync()).Select(r => $"{r["method"]} {r["path"]}").ToList();
        var ban = asked.FindLastIndex(r => r.EndsWith($"/bans/{person.Id}", StringComparison.Ordinal));
        var told = asked.FindLastIndex(
            ban,
            r => r.StartsWith("POST", StringComparison.Ordinal) && r.EndsWith("/messages", StringComparison.Ordinal)
        );
        var opened = asked.FindLastIndex(ban, r => r.EndsWith("/users/@me/channels", StringComparison.Ordinal));
        Assert.InRange(told, opened + 1, ban - 1);
    }
}

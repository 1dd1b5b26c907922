using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Simulator.State;

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
        var world = stage.Discord.Get<Universe>();
        Task<DmChannel> opening;

        // Discord answers nobody meanwhile: one that is open already is no longer being opened.
        lock (world.Gate)
        {
            openings.Begin(user);
            openings.Begin(user);
            opening = openings.OpenAsync(user, Cancellation);
        }

        Assert.False((await opening).IsKnown);
        Assert.Equal(1, await OpenedAsync(person));
    }

    [Fact]
    public async Task Whoever_must_not_act_opens_nobodys_channel()
    {
        var person = await stage.JoinAsync("owner");

        var answer = await stage.RunAsync("moderator", "ban", ("user", person.Name));

        Assert.NotEmpty(answer.Refusal);
        Assert.Equal(0, await OpenedAsync(person));
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

    /// <summary>How often a channel to them was opened: others may be written to at the same time.</summary>
    private async Task<int> OpenedAsync(Newcomer person) =>
        (await stage.RequestsAsync("POST", "/users/@me/channels")).Count(request =>
            (string?)request["body"]?["recipient_id"] == $"{person.Id}"
        );
}

using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Core.Commands;

public sealed class ComponentTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly RouterFixture fixture = new();

    public ComponentTests()
    {
        fixture.With(
            new ComponentSpec("ticket.close"),
            context => new Reply($"closed {context.State} {context.Values[0]}")
        );
        fixture.With(
            new ComponentSpec("page") { UpdatesMessage = true },
            context => new Reply($"page {context.State}")
        );
        fixture.With(new ComponentSpec("admin") { Permission = "nobody" }, _ => new Reply("no"));
        fixture.With(new ModalSpec("reason"), context => new Reply($"{context.State}: {context.Text("why")}"));
    }

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_click_reaches_its_handler_with_its_state()
    {
        await fixture.RouteAsync(fixture.Click(Make("ticket.close", "17")));

        Assert.Equal("closed 17 a", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task A_click_can_change_its_own_message()
    {
        await fixture.RouteAsync(fixture.Click(Make("page", "2")));

        Assert.Equal("UpdateMessage", Assert.Single(fixture.Answers.All).Kind);
    }

    [Fact]
    public async Task A_form_brings_what_was_entered()
    {
        await fixture.RouteAsync(fixture.Submit(Make("reason", "17"), "why", "spam"));

        Assert.Equal("17: spam", Assert.Single(fixture.Answers.All).Text);
    }

    [Fact]
    public async Task Another_users_click_on_a_bound_button_is_refused()
    {
        var id = fixture.CustomIds.Make("ticket.close", "17", RouterFixture.Guild, new Snowflake<User>(42), Hour);

        await fixture.RouteAsync(fixture.Click(id, user: 43));
        await fixture.RouteAsync(fixture.Click(id, user: 42));

        Assert.Contains("somebody else", fixture.Answers.All[0].Text, StringComparison.Ordinal);
        Assert.True(fixture.Answers.All[0].IsEphemeral);
        Assert.Equal("closed 17 a", fixture.Answers.All[1].Text);
    }

    [Fact]
    public async Task An_expired_button_says_so()
    {
        var id = Make("ticket.close", "17");
        fixture.Time.Advance(TimeSpan.FromHours(2));

        await fixture.RouteAsync(fixture.Click(id));

        Assert.Contains("expired", Assert.Single(fixture.Answers.All).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_is_checked_again_at_the_click()
    {
        await fixture.RouteAsync(fixture.Click(Make("admin", "")));

        Assert.Contains("permission", Assert.Single(fixture.Answers.All).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ticket.close")]
    [InlineData("AAAAAAAAAAAAAAAAg00000aticket.close:17")]
    public async Task A_forged_id_is_refused(string id)
    {
        await fixture.RouteAsync(fixture.Click(id));

        Assert.Contains("no longer valid", Assert.Single(fixture.Answers.All).Text, StringComparison.Ordinal);
    }

    private string Make(string name, string state) =>
        fixture.CustomIds.Make(name, state, RouterFixture.Guild, null, Hour);
}

using Guildhall.Aegis.Welcome;

namespace Guildhall.Tests.Aegis.Welcome;

public class WelcomeTextTests
{
    [Fact]
    public void Every_place_is_filled_wherever_it_stands() =>
        Assert.Equal(
            "<@42> <@42>: ann, ann, of hall hall, 7 of 7 {other}",
            WelcomeText.Fill(
                "{user} {user}: {username}, {username}, of {server} {server}, {memberCount} of {memberCount} {other}",
                new(42),
                "ann",
                "hall",
                7
            )
        );

    [Fact]
    public void What_people_call_themselves_is_no_place_and_no_markdown() =>
        Assert.Equal(
            "Hi {server}\\*\\* in {user}",
            WelcomeText.Fill("Hi {username} in {server}", new(42), "{server}**", "{user}", 7)
        );

    [Fact]
    public void Only_the_newcomer_is_pinged()
    {
        var payload = WelcomeText.Payload("<@42> @everyone <@&1> <@2>", new(42));

        Assert.Empty(payload.AllowedMentions.Parse);
        Assert.Equal(42ul, Assert.Single(payload.AllowedMentions.Users!).Value);
    }
}

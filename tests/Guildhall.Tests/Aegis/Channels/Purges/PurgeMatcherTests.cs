using Guildhall.Aegis.Channels.Purges;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Channels.Purges;

public class PurgeMatcherTests
{
    private static readonly Message hello = new()
    {
        Author = new() { Id = new(7) },
        Content = "Hello there",
    };

    [Fact]
    public void Without_a_filter_everything_matches() => Assert.True(Matches(new(), hello));

    [Theory]
    [InlineData("HELLO", true)]
    [InlineData("bye", false)]
    public void Text_is_found_in_any_case(string part, bool expected) =>
        Assert.Equal(expected, Matches(new() { Contains = part }, hello));

    [Theory]
    [InlineData("^hel+o", true)]
    [InlineData("there$", true)]
    [InlineData("^there", false)]
    public void A_pattern_matches_in_any_case(string pattern, bool expected) =>
        Assert.Equal(expected, Matches(new() { Regex = pattern }, hello));

    [Fact]
    public void A_pattern_made_to_stall_costs_nothing() =>
        Assert.False(Matches(new() { Regex = "(a+)+$" }, hello with { Content = new string('a', 4000) + "!" }));

    [Theory]
    [InlineData("(")]
    [InlineData("(?=a)")]
    [InlineData(@"(a)\1")]
    [InlineData("a{100000}{100000}")]
    public void A_pattern_that_cannot_be_run_is_refused(string pattern)
    {
        Assert.False(PurgeMatcher.Of(Order(new() { Regex = pattern })).TryGet(out _, out var refusal));
        Assert.Equal("aegis.bad_regex", refusal.Code);
    }

    [Fact]
    public void Authors_and_bots_are_told_apart()
    {
        var bot = hello with
        {
            Author = new() { Id = new(8), Bot = true },
        };
        var hook = hello with { WebhookId = new(9) };

        Assert.True(Matches(new() { User = new(7) }, hello));
        Assert.False(Matches(new() { User = new(8) }, hello));
        Assert.True(Matches(new() { Bots = true }, bot));
        Assert.True(Matches(new() { Bots = true }, hook));
        Assert.False(Matches(new() { Bots = true }, hello));
        Assert.True(Matches(new() { Bots = false }, hello));
    }

    [Theory]
    [InlineData(PurgeContentForTests.Link, "see HTTPS://example.org", true)]
    [InlineData(PurgeContentForTests.Link, "see example.org", false)]
    [InlineData(PurgeContentForTests.Invite, "join discord.gg/abc", true)]
    [InlineData(PurgeContentForTests.Invite, "join discordapp . com / invite / abc", true)]
    [InlineData(PurgeContentForTests.Invite, "discord.gg", false)]
    public void Links_and_invites_are_found(PurgeContentForTests has, string content, bool expected) =>
        Assert.Equal(expected, Matches(new() { Has = (PurgeContent)(int)has }, hello with { Content = content }));

    [Fact]
    public void Files_images_embeds_and_stickers_are_found()
    {
        var image = hello with { Attachments = [new() { Filename = "a.png", ContentType = "image/png" }] };
        var unnamed = hello with { Attachments = [new() { Filename = "a.JPEG" }] };
        var text = hello with { Attachments = [new() { Filename = "a.png.txt", ContentType = "text/plain" }] };
        var embed = hello with { Embeds = [new() { Type = "image" }] };
        var sticker = hello with { StickerItems = [new() { Name = "wave" }] };

        Assert.All([image, unnamed, text], message => Assert.True(Matches(new() { Has = PurgeContent.File }, message)));
        Assert.All(
            [image, unnamed, embed],
            message => Assert.True(Matches(new() { Has = PurgeContent.Image }, message))
        );
        Assert.False(Matches(new() { Has = PurgeContent.Image }, text));
        Assert.True(Matches(new() { Has = PurgeContent.Embed }, embed));
        Assert.True(Matches(new() { Has = PurgeContent.Sticker }, sticker));
        Assert.False(Matches(new() { Has = PurgeContent.Sticker }, hello));
    }

    [Fact]
    public void Filters_are_all_asked_and_turned_around_together()
    {
        var both = new Filter { Contains = "hello", User = new(7) };

        Assert.True(Matches(both, hello));
        Assert.False(Matches(both with { User = new(8) }, hello));
        Assert.False(Matches(both with { Invert = true }, hello));
        Assert.True(Matches(both with { User = new(8), Invert = true }, hello));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(19, true)]
    [InlineData(21, false)]
    [InlineData(4, false)]
    public void What_discord_keeps_for_itself_is_left_alone(int type, bool expected) =>
        Assert.Equal(expected, PurgeMatcher.CanBeDeleted(new() { Type = (MessageType)type }));

    private static bool Matches(Filter filter, Message message)
    {
        Assert.True(PurgeMatcher.Of(Order(filter)).TryGet(out var matcher, out var refusal), refusal?.Message);
        return matcher.Matches(message);
    }

    private static PurgeOrder Order(Filter filter) =>
        new()
        {
            Channel = new(1),
            Count = 10,
            Before = new(ulong.MaxValue),
            User = filter.User,
            Bots = filter.Bots,
            Contains = filter.Contains,
            Regex = filter.Regex,
            Has = filter.Has,
            Invert = filter.Invert,
        };

    /// <summary>As the products' own, which tests' signatures cannot name.</summary>
    public enum PurgeContentForTests
    {
        Link = 0,
        Invite = 1,
    }

    private sealed record Filter
    {
        public Snowflake<User>? User { get; init; }

        public bool? Bots { get; init; }

        public string? Contains { get; init; }

        public string? Regex { get; init; }

        public PurgeContent? Has { get; init; }

        public bool Invert { get; init; }
    }
}

using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Rules;

namespace Guildhall.Tests.Aegis.AutoMod.Engine;

/// <summary>An invite of which nobody knows yet where it leads is judged when that is known.</summary>
public class AwaitedInvitesTests
{
    private const ulong Here = 10;
    private readonly Answers facts = new();
    private readonly AutoModEngine live = new(climbs: false);

    [Fact]
    public void An_unknown_code_is_judged_when_it_is_known()
    {
        var (rules, guild) = Rules("""{"allow":["77"]}""");
        var message = Message("discord.gg/friends and discord.gg/strangers");

        var first = live.Decide(message, rules, guild);
        facts.Known["friends"] = "77";
        facts.Known["strangers"] = "88";
        var second = live.Decide(message with { IsAgain = true }, rules, guild);

        Assert.Empty(first.Hits);
        Assert.Equal(["friends", "strangers"], first.Awaited.Order());
        Assert.Equal("discord.gg/strangers", Assert.Single(second.Hits).Matched);
        Assert.Empty(second.Awaited);
    }

    [Fact]
    public void A_code_that_leads_into_the_server_itself_is_its_own()
    {
        var (rules, guild) = Rules("{}");
        facts.Known["made-by-somebody"] = $"{Here}";

        Assert.Empty(live.Decide(Message("discord.gg/made-by-somebody"), rules, guild).Hits);
    }

    [Fact]
    public void What_cannot_be_found_out_is_foreign()
    {
        var (rules, guild) = Rules("""{"allow":["77"]}""");

        Assert.Single(live.Decide(Message("discord.gg/gone") with { IsAgain = true }, rules, guild).Hits);
        Assert.Single(new AutoModEngine().Decide(Message("discord.gg/gone"), rules, guild).Hits);
    }

    [Fact]
    public void Of_denied_servers_only_those_are_minded()
    {
        var (rules, guild) = Rules("""{"deny":["88"]}""");
        var message = Message("discord.gg/strangers");

        Assert.Equal(["strangers"], live.Decide(message, rules, guild).Awaited);
        Assert.Empty(live.Decide(message with { IsAgain = true }, rules, guild).Hits);
        facts.Known["strangers"] = "88";
        Assert.Single(live.Decide(message with { IsAgain = true }, rules, guild).Hits);
    }

    [Fact]
    public void Judging_again_looks_at_invites_alone_and_counts_nothing_twice()
    {
        var (rules, guild) = Rules(
            "{}",
            """,{"name":"flood","when":{"rate":{"count":2,"in":"1m"}},"then":[{"delete":{}}]},{"name":"cats","when":{"words":{"words":["cat"]}},"mode":"observe","then":[{"delete":{}}]}"""
        );
        var message = Message("a cat on discord.gg/strangers");
        Assert.Equal("cats", Assert.Single(live.Decide(message, rules, guild).Hits).Rule.Name);

        facts.Known["strangers"] = $"{Here}";
        var again = live.Decide(message with { IsAgain = true }, rules, guild);

        Assert.Empty(again.Hits);
    }

    private static ModerationEvent Message(string text) =>
        new()
        {
            Kind = EventKinds.Message,
            Id = 5,
            Guild = Here,
            User = 1,
            Channel = 2,
            Text = text,
            At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
        };

    private (RuleSet Rules, GuildState Guild) Rules(string invites, string more = "")
    {
        var document = RuleDocument.Parse(
            $$$"""{"version":1,"rules":[{"name":"invites","when":{"invites":{{{invites}}}},"then":[{"delete":{}}]}{{{more}}}]}""",
            facts
        );
        Assert.True(document.Rules is not null, string.Join('\n', document.Faults));
        return (document.Rules!, new GuildState(document.Rules!.Needs));
    }

    private sealed class Answers : IOutsideFacts
    {
        public Dictionary<string, string> Known { get; } = [];

        public bool IsPhishing(string host, string path) => false;

        public string? GuildOf(string code) => Known.GetValueOrDefault(code);

        public bool IsAwaited(ModerationEvent happened, string code) => !Known.ContainsKey(code);

        public bool IsOwn(ModerationEvent happened, string code) => false;

        public bool IsStaffName(ModerationEvent happened) => false;
    }
}

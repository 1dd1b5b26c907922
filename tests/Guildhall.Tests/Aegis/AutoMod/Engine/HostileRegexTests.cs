using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.AutoMod.Rules;

namespace Guildhall.Tests.Aegis.AutoMod.Engine;

/// <summary>An expression that is slow on purpose costs its own guild a rule, and other guilds nothing.</summary>
public class HostileRegexTests
{
    private const string Letters = "\\\\u0436";

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("([a-zA-Z]+)*$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(a|a?)+$")]
    [InlineData("(.*a){25}$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("(x+x+)+y")]
    [InlineData("(?:a*)*b")]
    public void Without_backtracking_it_is_linear_and_nothing_is_suspended(string pattern)
    {
        var kit = RuleKit.Of($$$"""{"regex":{"patterns":["{{{pattern}}}"]}}""");

        Assert.Empty(kit.Say(new string('a', 4_000) + "!").Suspended);
        Assert.Empty(kit.Say(new string('x', 4_000)).Suspended);
    }

    [Theory]
    [InlineData("(?!x)(a+)+$")]
    [InlineData("^(?=(a+)+$)a")]
    [InlineData("(a+)+\\\\1$")]
    public void With_backtracking_it_is_refused_when_it_is_saved(string pattern) =>
        Assert.Contains("50 ms", Assert.Single(Try(RegexTrial.Budget, pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_first_that_fails_ends_the_trial_of_all()
    {
        var faults = Try(RegexTrial.Budget, [.. Enumerable.Range(0, 40).Select(i => $"(?=(a+)+{i}$).*b")]);

        Assert.Equal("$.rules[0].when.regex.patterns[0]", Assert.Single(faults).Path);
    }

    [Fact]
    public void What_could_not_be_tried_in_time_is_refused_by_name() =>
        Assert.Contains(
            "could not be tried",
            Assert.Single(Try(TimeSpan.Zero, "(?=a)b")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_has_passed_before_is_not_tried_again() =>
        Assert.NotNull(
            Parse("(?=a)b")
                .Try(
                    new RegexTrial(TimeSpan.Zero, TimeProvider.System),
                    new HashSet<string> { "(?=a)b" },
                    TestContext.Current.CancellationToken
                )
                .Rules
        );

    [Fact]
    public void A_trial_can_be_broken_off() =>
        Assert.Throws<OperationCanceledException>(() =>
            Parse("(?=a)b")
                .Try(
                    new RegexTrial(RegexTrial.Budget, TimeProvider.System),
                    new HashSet<string>(),
                    new CancellationToken(canceled: true)
                )
        );

    [Fact]
    public void What_passes_that_trial_is_suspended_after_three_and_a_message_never_waits_for_many()
    {
        var rules = string.Join(',', Enumerable.Range(0, 12).Select(i => Slow($"slow-{i}")));
        var kit = RuleKit.OfRules(rules);
        var hostile = new string('ж', 4_000) + "!";

        var suspended = Enumerable.Range(1, 40).Select(user => kit.Say(hostile, (ulong)user).Suspended.Count).ToList();

        Assert.All(suspended, count => Assert.InRange(count, 0, 2));
        Assert.Equal(12, suspended.Sum());
        Assert.Equal(0, suspended[^1]);
    }

    [Fact]
    public async Task While_one_guild_is_being_decided_another_waits_for_nothing()
    {
        using var isInside = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();
        var facts = new Stuck(isInside, mayGoOn);
        var guilds = new LiveGuilds();
        var burst = TimeSpan.FromSeconds(10);
        var stuck = RuleDocument.Parse(Invites, facts).Rules!;
        var other = RuleKit.Parse(
            """{"version":1,"rules":[{"name":"w","when":{"words":{"words":["cat"]}},"then":[{"delete":{}}]}]}"""
        );
        var message = RuleKit.OfWords("cat").Message("discord.gg/elsewhere, cat");

        var slow = Task.Run(
            () => guilds.Decide(new(1), stuck, message, "normal", burst),
            TestContext.Current.CancellationToken
        );
        isInside.Wait(TestContext.Current.CancellationToken);
        var verdicts = Enumerable
            .Range(0, 200)
            .Select(_ => guilds.Decide(new(2), other, message, "normal", burst))
            .ToList();

        Assert.All(verdicts, verdict => Assert.NotEmpty(verdict.Actions));
        Assert.False(slow.IsCompleted);
        mayGoOn.Set();
        Assert.Single((await slow).Hits);
    }

    private const string Invites =
        """{"version":1,"rules":[{"name":"i","when":{"invites":{}},"then":[{"delete":{}}]}]}""";

    private static RuleDocument Parse(params string[] patterns) =>
        RuleDocument.Parse(
            $$$"""
            {"version":1,"rules":[{"name":"slow","when":{"regex":{"patterns":["{{{string.Join(
                "\",\"",
                patterns
            )}}}"],"backtracking":true}},"then":[{"delete":{}}]}]}
            """,
            NothingKnown.Instance
        );

    private static IReadOnlyList<RuleFault> Try(TimeSpan budget, params string[] patterns) =>
        Parse(patterns)
            .Try(
                new RegexTrial(budget, TimeProvider.System),
                new HashSet<string>(),
                TestContext.Current.CancellationToken
            )
            .Faults;

    private static string Slow(string name) =>
        $$$"""{"name":"{{{name}}}","when":{"regex":{"patterns":["^(?=({{{Letters}}}+)+$){{{Letters}}}"],"backtracking":true}},"then":[{"delete":{}}]}""";

    /// <summary>A guild whose decision does not come to its end before it may.</summary>
    private sealed class Stuck(ManualResetEventSlim isInside, ManualResetEventSlim mayGoOn) : IOutsideFacts
    {
        public bool IsPhishing(string host, string path) => false;

        public string? GuildOf(string code)
        {
            isInside.Set();
            mayGoOn.Wait(TestContext.Current.CancellationToken);
            return null;
        }

        public bool IsAwaited(ModerationEvent happened, string code) => false;

        public bool IsOwn(ModerationEvent happened, string code) => false;

        public bool IsStaffName(ModerationEvent happened) => false;
    }
}

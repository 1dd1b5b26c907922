using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Files;

namespace Guildhall.Tests.Aegis.AutoMod.Engine;

public class AutoModEngineTests
{
    private const string Delete = """ "then":[{"delete":{}}] """;

    [Fact]
    public void The_tree_is_any_all_and_not()
    {
        var kit = RuleKit.Of(
            """{"all":[{"any":[{"words":{"words":["cat"]}},{"words":{"words":["dog"]}}]},{"not":{"words":{"words":["please"]}}}]}"""
        );

        Assert.True(kit.Catches("a cat"));
        Assert.True(kit.Catches("a dog"));
        Assert.False(kit.Catches("a cat, please"));
        Assert.False(kit.Catches("please"));
    }

    [Fact]
    public void Observing_notes_and_does_nothing()
    {
        var verdict = RuleKit.Of("""{"words":{"words":["cat"]}}""", ""","mode":"observe" """).Say("cat");

        Assert.True(Assert.Single(verdict.Hits).IsObserved);
        Assert.Empty(verdict.Actions);
    }

    [Fact]
    public void A_rule_that_is_off_is_none() =>
        Assert.False(RuleKit.Of("""{"words":{"words":["cat"]}}""", ""","enabled":false""").Catches("cat"));

    [Fact]
    public void The_higher_priority_comes_first_and_can_stop_the_others()
    {
        var kit = RuleKit.OfRules(
            """
            {"name":"low","when":{"words":{"words":["cat"]}},"then":[{"kick":{}}]},
            {"name":"high","priority":500,"stop":true,"when":{"words":{"words":["cat"]}},"then":[{"delete":{}}]}
            """
        );

        Assert.Equal("high", Assert.Single(kit.Say("cat").Hits).Rule.Name);
    }

    [Fact]
    public void At_most_one_removing_action_happens_the_strongest()
    {
        var kit = RuleKit.OfRules(
            """
            {"name":"a","when":{"words":{"words":["cat"]}},"then":[{"timeout":{"for":"1h"}},{"delete":{}}]},
            {"name":"b","when":{"words":{"words":["cat"]}},"then":[{"ban":{}},{"kick":{}}]}
            """
        );

        Assert.Equal([ActionKind.Delete, ActionKind.Ban], kit.Say("cat").Actions.Select(a => a.Kind).Order());
    }

    [Fact]
    public void A_cooldown_rests_for_one_user_alone()
    {
        var kit = RuleKit.OfRules(
            """{"name":"a","when":{"words":{"words":["cat"]}},"then":[{"reply":{"text":"x"}}],"cooldown":{"for":"1m"}}"""
        );

        Assert.Single(kit.Say("cat", 1).Hits);
        Assert.Empty(kit.Say("cat", 1).Hits);
        Assert.Single(kit.Say("cat", 2).Hits);
        kit.Now += TimeSpan.FromMinutes(1);
        Assert.Single(kit.Say("cat", 1).Hits);
    }

    [Fact]
    public void Nobody_is_exempt_whom_the_document_does_not_name()
    {
        var kit = RuleKit.Of("""{"words":{"words":["cat"]}}""");
        var staff = kit.Message("cat") with { IsStaff = true, IsBot = true };

        Assert.NotEmpty(kit.Decide(staff).Hits);
    }

    [Theory]
    [InlineData(""" "users":["7"] """)]
    [InlineData(""" "roles":["3"] """)]
    [InlineData(""" "channels":["20"] """)]
    [InlineData(""" "categories":["30"] """)]
    [InlineData(""" "threads":true """)]
    [InlineData(""" "bots":true """)]
    [InlineData(""" "staff":true """)]
    public void Exemptions_hold_for_a_rule_and_for_all(string exempt)
    {
        var rule = RuleKit.Of("""{"words":{"words":["cat"]}}""", $$""","exempt":{ {{exempt}} }""");
        var all = RuleKit.OfRules(
            $$$"""{"name":"a","when":{"words":{"words":["cat"]}},{{{Delete}}}}""",
            $$""","exempt":{ {{exempt}} }"""
        );
        var happened = rule.Message("cat", 7, 20) with
        {
            Roles = [3],
            Category = 30,
            IsThread = true,
            IsBot = true,
            IsStaff = true,
        };

        Assert.Empty(rule.Decide(happened).Hits);
        Assert.Empty(all.Decide(happened).Hits);
        Assert.NotEmpty(rule.Decide(rule.Message("cat")).Hits);
    }

    [Fact]
    public void Webhooks_are_exempt_apart_from_bots()
    {
        var kit = RuleKit.Of("""{"words":{"words":["cat"]}}""", ""","exempt":{"bots":true}""");

        Assert.NotEmpty(kit.Decide(kit.Message("cat") with { IsBot = true, IsWebhook = true }).Hits);
    }

    [Fact]
    public void Too_many_messages_in_a_time_are_a_flood_and_all_of_them_go()
    {
        var kit = RuleKit.Of("""{"rate":{"count":3,"in":"5s"}}""");

        Assert.Empty(kit.Say("one").Hits);
        Assert.Empty(kit.Say("two").Hits);
        var verdict = kit.Say("three");
        Assert.Single(verdict.Hits);
        Assert.Equal(2, verdict.Earlier.Count);
    }

    [Fact]
    public void Slow_messages_are_no_flood()
    {
        var kit = RuleKit.Of("""{"rate":{"count":3,"in":"5s"}}""");
        for (var i = 0; i < 10; i++)
        {
            Assert.Empty(kit.Say("hi").Hits);
            kit.Now += TimeSpan.FromSeconds(3);
        }
    }

    [Fact]
    public void Spam_over_six_channels_with_noise_at_its_end_is_one_hit_and_all_of_it_goes()
    {
        var kit = RuleKit.Of("""{"duplicates":{"count":4,"in":"30s"}}""");
        var verdicts = new List<Verdict>();
        for (var i = 0; i < 8; i++)
        {
            verdicts.Add(kit.Say($"Buy cheap game keys today at my shop x{i * 7919}qz{i}", 1, (ulong)(10 + i % 6)));
            kit.Now += TimeSpan.FromMilliseconds(400);
        }

        Assert.Equal(1, verdicts.Count(v => v.Hits.Count > 0 && !v.IsSilent));
        Assert.Equal(3, verdicts[3].Earlier.Count);
        Assert.All(verdicts[4..], v => Assert.True(v.IsSilent && v.Strongest == ActionKind.Delete));
    }

    [Fact]
    public void Different_messages_are_no_duplicates()
    {
        var kit = RuleKit.Of("""{"duplicates":{"count":3,"in":"30s"}}""");

        Assert.All(
            (string[])["I like this a lot", "What about tomorrow?", "I like that a lot more", "See you tomorrow then"],
            text => Assert.Empty(kit.Say(text).Hits)
        );
    }

    [Fact]
    public void The_same_from_many_users_is_a_raid_of_messages()
    {
        var kit = RuleKit.Of("""{"duplicates":{"count":5,"in":"30s","across":"guild"}}""");

        for (ulong user = 1; user <= 4; user++)
        {
            Assert.Empty(kit.Say("join my great server now", user).Hits);
        }

        Assert.Single(kit.Say("Join my gr3at s\u200Berver now!!", 5).Hits);
    }

    [Fact]
    public void A_burst_ends_after_its_time()
    {
        var kit = RuleKit.Of("""{"words":{"words":["cat"]}}""");
        kit.Say("cat");
        kit.Now += TimeSpan.FromSeconds(9);
        Assert.True(kit.Say("innocent").IsSilent);
        kit.Now += TimeSpan.FromSeconds(2);
        Assert.Empty(kit.Say("innocent").Hits);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 })]
    [InlineData(new[] { 4, 2, 5, 1, 3 })]
    public void Pictures_of_one_burst_are_one_hit_however_late_and_in_whatever_order_they_are_read(int[] order)
    {
        var kit = RuleKit.Of("""{"sameFiles":{"count":2,"in":"1m"}}""");
        var written = Enumerable
            .Range(0, 5)
            .Select(i => kit.Message("") with { At = kit.Now.AddMilliseconds(400 * i) })
            .ToList();
        Assert.All(written, message => Assert.Empty(kit.Decide(message).Hits));

        var read = order
            .Select(i => kit.Decide(Read(written[i - 1], 0b1111UL << i)))
            .Where(verdict => verdict.Hits.Count > 0)
            .ToList();

        var open = Assert.Single(read, verdict => !verdict.IsSilent);
        Assert.Equal(3, read.Count(verdict => verdict.IsSilent));
        Assert.All(read.Where(v => v.IsSilent), v => Assert.Equal(written[order[1] - 1].Id, v.BurstOf));
        Assert.Contains(open.Earlier, place => place.Message == written[order[0] - 1].Id);
    }

    [Fact]
    public void A_file_of_long_before_a_burst_is_a_hit_of_its_own()
    {
        var kit = RuleKit.OfRules(
            """{"name":"a","when":{"words":{"words":["cat"]}},"then":[{"delete":{}}]},{"name":"b","when":{"attachments":{"kinds":["executable"]}},"then":[{"delete":{}}]}"""
        );
        var earlier = kit.Message("");
        kit.Now += TimeSpan.FromMinutes(1);
        kit.Say("cat");

        var read = kit.Decide(
            earlier with
            {
                Kind = EventKinds.Edit,
                Files = [new FileFacts("a.png", 1) { Content = FileKind.Executable }],
            }
        );

        Assert.False(read.IsSilent);
        Assert.Equal("b", read.Main?.Rule.Name);
        Assert.True(kit.Say("innocent").IsSilent);
    }

    private static ModerationEvent Read(ModerationEvent message, ulong picture) =>
        message with
        {
            Kind = EventKinds.Edit,
            Files = [new FileFacts("a.png", 1) { Content = FileKind.Image, PictureHash = picture }],
        };

    [Fact]
    public void Only_the_highest_step_that_points_cross_happens_and_once()
    {
        var kit = RuleKit.OfRules(
            """{"name":"a","when":{"words":{"words":["cat"]}},"then":[{"warn":{"points":4}}]},{"name":"b","when":{"words":{"words":["mouse"]}},"then":[{"warn":{"points":1}}]}""",
            ""","ladder":{"halfLife":"1d","steps":[{"points":2,"then":{"timeout":{"for":"1m"}}},{"points":3,"then":{"timeout":{"for":"1h"}}},{"points":5,"then":{"ban":{}}}]}"""
        );

        var first = kit.Say("cat");
        Assert.Equal(TimeSpan.FromHours(1), first.Actions.Single(a => a.Kind == ActionKind.Timeout).For);
        kit.Now += TimeSpan.FromHours(1);
        Assert.Null(kit.Say("mouse").Step);
        kit.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(ActionKind.Ban, kit.Say("cat").Strongest);
        kit.Now += TimeSpan.FromMinutes(1);
        Assert.Null(kit.Say("cat").Step);
    }

    [Theory]
    [InlineData("""{"caps":{"percent":70,"letters":6}}""", "ПРИВЕТ ВСЕМ", "Привет всем")]
    [InlineData("""{"caps":{"percent":70,"letters":6}}""", "HELLO THERE", "今日は ABC です")]
    [InlineData("""{"length":{"over":10}}""", "12345678901", "1234567890")]
    [InlineData("""{"lines":{"over":2}}""", "a\nb\nc", "a\nb")]
    [InlineData("""{"emoji":{"over":2}}""", "😀<:a:1><a:b:2>", "😀👍")]
    [InlineData("""{"repeats":{"over":5}}""", "noooooo", "nooooo")]
    [InlineData("""{"zalgo":{}}""", "Z̴̧̛͖o", "Việt Nam, ở đâu, שָׁלוֹם, हिन्दी, สวัสดี")]
    [InlineData("""{"mentions":{"users":2}}""", "<@1> <@2> <@!3>", "<@1> <@2>")]
    [InlineData("""{"mentions":{"roles":0}}""", "<@&5>", "<@5>")]
    [InlineData("""{"mentions":{"everyone":true}}""", "hey @everyone", "everyone is here")]
    [InlineData("""{"regex":{"patterns":["\\bbuy\\s+now\\b"]}}""", "BUY  now", "buy it now")]
    [InlineData("""{"regex":{"patterns":["^\\d{4}$"]}}""", "1234", "12345")]
    [InlineData("""{"regex":{"patterns":["free money"]}}""", "ｆｒｅｅ mo\u200Bney", "freedom")]
    [InlineData("""{"regex":{"patterns":["free money"],"text":"folded"}}""", "fr\u0435e \u043Coney", "freedom")]
    [InlineData("""{"regex":{"patterns":["(foo|bar)baz","x+yz{2}"]}}""", "a barbaz", "bar baz xyz")]
    public void Each_trigger_tells_what_meets_it_from_what_does_not(string when, string met, string unmet)
    {
        var kit = RuleKit.Of(when);

        Assert.True(kit.Catches(met));
        Assert.False(kit.Catches(unmet));
    }

    [Fact]
    public void Mentions_add_up_over_time()
    {
        var kit = RuleKit.Of("""{"mentions":{"users":5,"in":"1m"}}""");

        Assert.Empty(kit.Say("<@1> <@2> <@3>").Hits);
        Assert.Single(kit.Say("<@4> <@5> <@6>").Hits);
    }

    [Fact]
    public void Any_post_in_a_honeypot_is_a_hit()
    {
        var kit = RuleKit.Of("""{"honeypot":{"channels":["77"]}}""");

        Assert.Empty(kit.Say("hello", 1, 76).Hits);
        Assert.Single(kit.Say("hello", 1, 77).Hits);
    }

    [Fact]
    public void Ages_and_roles_are_conditions()
    {
        var kit = RuleKit.Of(
            """{"words":{"words":["cat"]}}""",
            ""","if":{"accountAge":{"below":"7d"},"withoutRoles":["5"]}"""
        );
        var young = kit.Message("cat") with { AccountCreatedAt = kit.Now - TimeSpan.FromDays(1) };

        Assert.NotEmpty(kit.Decide(young).Hits);
        Assert.Empty(kit.Decide(young with { User = 2, Roles = [5] }).Hits);
        Assert.Empty(kit.Decide(young with { User = 3, AccountCreatedAt = kit.Now - TimeSpan.FromDays(8) }).Hits);
    }

    [Fact]
    public void Joins_of_young_accounts_weigh_double()
    {
        var kit = RuleKit.Of("""{"joinRate":{"count":4,"in":"10s"}}""");
        ModerationEvent Join(ulong user) =>
            kit.Message("name", user) with
            {
                Kind = EventKinds.Join,
                AccountCreatedAt = kit.Now - TimeSpan.FromDays(1),
            };

        Assert.Empty(kit.Decide(Join(1)).Hits);
        Assert.Single(kit.Decide(Join(2)).Hits);
    }

    [Fact]
    public void A_rogue_member_of_staff_is_an_anomaly()
    {
        var kit = RuleKit.Of("""{"staffActions":{"kinds":["ban"],"count":3,"in":"1m"}}""");
        ModerationEvent Act(string kind) => kit.Message("", 9) with { Kind = EventKinds.Audit, StaffAction = kind };

        Assert.Empty(kit.Decide(Act("ban")).Hits);
        Assert.Empty(kit.Decide(Act("role")).Hits);
        Assert.Empty(kit.Decide(Act("ban")).Hits);
        Assert.Single(kit.Decide(Act("ban")).Hits);
    }

    [Fact]
    public void Counters_add_up_and_are_asked()
    {
        var kit = RuleKit.OfRules(
            """
            {"name":"count","when":{"words":{"words":["meh"]}},"then":[{"count":{"name":"mood"}}]},
            {"name":"act","priority":1,"when":{"counter":{"name":"mood","over":1}},"then":[{"delete":{}}]}
            """
        );

        kit.Say("meh");
        kit.Say("meh");
        Assert.Contains(kit.Say("fine").Hits, h => h.Rule.Name == "act");
    }

    [Theory]
    [InlineData("a.exe", """{"attachments":{"kinds":["executable"]}}""", true)]
    [InlineData("a.png", """{"attachments":{"kinds":["executable"]}}""", false)]
    [InlineData("a.png.exe", """{"attachments":{"doubleExtension":true}}""", true)]
    [InlineData("a.pdf      .scr", """{"attachments":{"doubleExtension":true}}""", true)]
    [InlineData("report.v2.pdf", """{"attachments":{"doubleExtension":true}}""", false)]
    [InlineData("A.ZIP", """{"attachments":{"extensions":["zip"]}}""", true)]
    public void Files_are_known_by_name(string name, string when, bool isHit)
    {
        var kit = RuleKit.Of(when);

        Assert.Equal(isHit, kit.Decide(kit.Message("") with { Files = [new FileFacts(name, 5)] }).Hits.Count > 0);
    }

    [Fact]
    public void Files_are_known_by_content_whatever_they_are_called()
    {
        var kit = RuleKit.Of("""{"attachments":{"kinds":["executable"]}}""");
        var file = FileReading.Read(new FileFacts("cat.png", 4), "MZ\u0090\0"u8);

        Assert.NotEmpty(kit.Decide(kit.Message("") with { Files = [file] }).Hits);
    }

    [Fact]
    public void The_same_file_in_several_messages_is_spam()
    {
        var kit = RuleKit.Of("""{"sameFiles":{"count":3,"in":"1m"}}""");
        Verdict Post(ulong picture) =>
            kit.Decide(kit.Message("") with { Files = [new FileFacts("a.png", 5) { PictureHash = picture }] });

        Assert.Empty(Post(0b1111_0000).Hits);
        Assert.Empty(Post(0b1111_0001).Hits);
        Assert.Empty(Post(ulong.MaxValue).Hits);
        Assert.Single(Post(0b1111_0011).Hits);
    }

    [Fact]
    public void A_hostile_expression_is_linear_or_suspended_and_the_others_go_on()
    {
        var linear = RuleKit.Of("""{"regex":{"patterns":["(a+)+$"]}}""");
        Assert.Empty(linear.Say(new string('a', 4_000) + "!").Suspended);

        var kit = RuleKit.OfRules(
            """
            {"name":"slow","when":{"regex":{"patterns":["^(?=(\\u0436+)+$)\\u0436"],"backtracking":true}},"then":[{"delete":{}}]},
            {"name":"other","when":{"words":{"words":["cat"]}},"then":[{"delete":{}}]}
            """
        );
        var hostile = new string('ж', 4_000) + "! cat";
        var verdicts = Enumerable.Range(1, 5).Select(user => kit.Say(hostile, (ulong)user)).ToList();

        Assert.All(verdicts, v => Assert.Equal("other", Assert.Single(v.Hits).Rule.Name));
        Assert.Equal("slow", Assert.Single(verdicts.SelectMany(v => v.Suspended)).Name);
        Assert.Single(verdicts[2].Suspended);
    }

    [Fact]
    public void The_same_events_give_the_same_verdicts()
    {
        static string Run()
        {
            var kit = RuleKit.OfPreset("strict");
            var random = new Random(5);
            string[] parts =
            [
                "fuck",
                "hello",
                "discord.gg/x",
                "😀😀",
                "CAPS LOCK ON AGAIN",
                "https://a.ru",
                "sh1t",
                "ok",
            ];
            var told = new List<string>();
            for (var i = 0; i < 2_000; i++)
            {
                kit.Now += TimeSpan.FromMilliseconds(random.Next(2_000));
                var verdict = kit.Say(
                    string.Join(
                        ' ',
                        Enumerable.Range(0, 1 + random.Next(5)).Select(_ => parts[random.Next(parts.Length)])
                    ),
                    (ulong)random.Next(1, 9)
                );
                told.Add($"{verdict.Strongest}/{verdict.Main?.Rule.Name}/{verdict.IsSilent}");
            }

            return string.Join(';', told);
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void What_a_guild_remembers_is_bounded()
    {
        var kit = RuleKit.Of("""{"rate":{"count":3,"in":"5s"}}""");
        for (ulong user = 1; user <= 50_000; user++)
        {
            kit.Now += TimeSpan.FromMilliseconds(1);
            kit.Say("hi", user);
        }

        Assert.InRange(kit.Guild.Members, 1, 20_000);
    }
}

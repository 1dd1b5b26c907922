using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Mass;

public class MassBanTests(ModerationStage stage) : IClassFixture<ModerationStage>
{
    [Fact]
    public async Task A_dry_run_is_the_usual_and_shows_whom_it_means_and_whom_not()
    {
        var people = await stage.JoinManyAsync(2);
        var moderator = await stage.Service.MemberAsync("moderator");

        var answer = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", $"{MassWorld.Ids(people)} {moderator}"),
            ("reason", "raid")
        );

        Assert.True(answer.IsEphemeral);
        Assert.Equal("Dry run: ban 2 people", answer.Title);
        Assert.Contains(people[0].Name, answer.Description, StringComparison.Ordinal);
        Assert.Contains("1: that is yourself", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.All(people, person => Assert.False(stage.IsBanned(person)));
        Assert.Empty(await stage.CasesAsync(people[0]));
    }

    [Fact]
    public async Task Without_a_dry_run_everybody_has_a_case_and_the_mod_log_one_message()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var people = await alone.JoinManyAsync(3);
        var left = await alone.JoinAsync();
        await alone.LeaveAsync(left);

        var answer = await alone.RunAsync(
            "moderator",
            "massban",
            ("ids", MassWorld.Ids([.. people, left])),
            ("reason", "raid"),
            ("dry_run", "false")
        );

        Assert.Equal("Mass ban: 4 people", answer.Title);
        Assert.Equal("#1 to #4", answer.Field("Cases"));
        Assert.All([.. people, left], person => Assert.True(alone.IsBanned(person)));
        var cases = await alone.MassCasesAsync(CaseKind.Ban);
        Assert.Equal([1, 2, 3, 4], cases.Select(row => row.Number));
        Assert.All(cases, row => Assert.Equal((Execution.Applied, DmState.Skipped), (row.Execution, row.Dm)));
        Assert.Single(await alone.RequestsAsync("POST", "/bulk-ban"));
        Assert.Single(await alone.ModLogAsync());
        Assert.All(cases, row => Assert.Equal("raid", row.Reason));
        foreach (var row in cases)
        {
            Assert.Empty(await alone.LoggedAsync(row));
        }
    }

    [Fact]
    public async Task A_filter_finds_those_who_joined_within_a_span_by_their_name()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        var people = await alone.JoinManyAsync(4);

        var answer = await alone.RunAsync(
            "moderator",
            "massban",
            ("joined_after", "1h"),
            ("name", "newcomer-*"),
            ("reason", "raid")
        );

        Assert.Equal("Dry run: ban 4 people", answer.Title);
        Assert.Contains(people[3].Name, answer.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("member-1", answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_may_come_as_a_file()
    {
        var people = await stage.JoinManyAsync(2);

        var answer = await stage.Service.RunAsync(
            "moderator",
            "massban",
            new JsonObject
            {
                ["file"] = AegisWorld.File("raiders.csv", $"id,name\n{people[0].Id},a\n{people[1].Id},b\n"),
                ["reason"] = "raid",
            }
        );

        Assert.Equal("Dry run: ban 2 people", answer.Title);
    }

    [Theory]
    [InlineData("There is nobody in it")]
    [InlineData("These are no ids: “bob”", "ids", "bob")]
    [InlineData("not both at once", "ids", "123456789012345678", "no_avatar", "true")]
    [InlineData("wants a reason", "name", "x*")]
    [InlineData("does not", "joined_after", "soon", "reason", "x")]
    [InlineData("must be later", "joined_after", "1h", "joined_before", "2h")]
    [InlineData("no length of time", "younger", "0d", "reason", "x")]
    [InlineData("no length of time", "name", "x", "reason", "x", "duration", "0s")]
    [InlineData("7d", "name", "x", "reason", "x", "delete_messages", "9d")]
    public async Task What_cannot_be_is_refused(string reason, params string[] options)
    {
        var pairs = options.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();

        var answer = await stage.RunAsync("moderator", "massban", pairs);

        Assert.Contains(
            reason == "does not" ? "write a length of time ago" : reason,
            answer.Refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_may_not_ban_is_not_offered_it()
    {
        var commands = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/commands?as=junior");

        Assert.DoesNotContain("massban", commands.AsArray().Select(command => (string?)command!["name"]));
    }

    [Fact]
    public async Task A_departed_admin_cannot_be_banned_by_a_list_of_ids()
    {
        await using var own = new OwnStage();
        var alone = await own.StartAsync();
        await alone.Service.AddRoleAsync("helper", Guildhall.Simulator.Permissions.Permission.BanMembers);
        var senior = await alone.JoinAsync("moderator");
        await ModerationStage.UntilAsync(async () =>
            (
                await alone
                    .Service.Get<Guildhall.Aegis.Access.MemberSnapshots>()
                    .RolesOfAsync(AegisService.Guild, senior.User, TestContext.Current.CancellationToken)
            ).Count > 0
        );
        await alone.LeaveAsync(senior);
        await ModerationStage.UntilAsync(async () =>
            (
                await alone
                    .Service.Get<Guildhall.Aegis.Access.MemberSnapshots>()
                    .DepartedAsync(AegisService.Guild, TestContext.Current.CancellationToken)
            ).Count > 0
        );

        var answer = await alone.RunAsync("moderator", "massban", ("ids", $"{senior.Id}"), ("reason", "x"));

        Assert.Contains("1: level with or above you", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.False(MassWorld.HasButton(answer));
    }

    [Fact]
    public async Task Whom_a_preview_cannot_name_a_file_names()
    {
        var people = await stage.JoinManyAsync(21);

        var answer = await stage.RunAsync("moderator", "massban", ("ids", MassWorld.Ids(people)), ("reason", "raid"));

        Assert.Contains("and 1 more", answer.Description, StringComparison.Ordinal);
        var file = answer.Json["reply"]!["attachments"]![0]!;
        var list = await stage.Discord.Http.GetStringAsync(
            new Uri((string)file["url"]!),
            TestContext.Current.CancellationToken
        );
        Assert.All(people, person => Assert.Contains($"{person.Id} ", list, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_banned_and_whom_nobody_knows_are_left_out_of_the_preview()
    {
        var people = await stage.JoinManyAsync(2);
        await stage.RunAsync("owner", "ban", ("user", people[0].Name));

        var preview = await stage.RunAsync(
            "moderator",
            "massban",
            ("ids", $"{MassWorld.Ids(people)} 999999999999999"),
            ("reason", "raid")
        );

        Assert.Equal("Dry run: ban 1 person", preview.Title);
        Assert.Contains("1: banned already", preview.Field("Left out"), StringComparison.Ordinal);
        Assert.Contains("1: no such user", preview.Field("Left out"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_absent_ids_than_are_looked_up_are_said_to_be_so()
    {
        var ids = string.Join(' ', Enumerable.Range(0, 104).Select(i => 990_000_000_000_000_000 + (ulong)i));

        var answer = await stage.RunAsync("moderator", "massban", ("ids", ids), ("reason", "raid"));

        Assert.Equal("Dry run: ban 4 people", answer.Title);
        Assert.Contains("100: no such user", answer.Field("Left out"), StringComparison.Ordinal);
        Assert.StartsWith("4 of them are not in the server", answer.Field("Not looked up"), StringComparison.Ordinal);
    }
}

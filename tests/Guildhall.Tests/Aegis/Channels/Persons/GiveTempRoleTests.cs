using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Channels.Persons;

public class GiveTempRoleTests
{
    [Fact]
    public async Task A_role_is_given_on_the_record()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var role = await stage.Service.AddRoleAsync("guest");
        var person = await stage.JoinAsync();

        var answer = await stage.RunAsync(
            "owner",
            "role temp",
            ("user", person.Name),
            ("role", $"{role}"),
            ("duration", "2h")
        );

        Assert.True(stage.HasRole(person, role.Value));
        var row = await stage.CaseAsync(person);
        Assert.Equal((CaseKind.Role, TimeSpan.FromHours(2)), (row.Kind, row.Duration));
        Assert.Contains($"Case #{row.Number}", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.DmsAsync(person));
    }

    [Fact]
    public async Task What_cannot_be_given_is_refused_with_the_reason()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var role = await stage.Service.AddRoleAsync("guest");
        var person = await stage.JoinAsync("guest");
        var other = await stage.JoinAsync();
        var bot = stage.RoleId("guildhall");

        var has = await RunAsync(stage, person, role.Value, "1h");
        var managed = await RunAsync(stage, other, bot, "1h");
        var high = await RunAsync(stage, other, stage.RoleId("owner"), "1h");
        var senseless = await RunAsync(stage, other, role.Value, "soon");

        Assert.Contains("by hand", has.Refusal, StringComparison.Ordinal);
        Assert.Contains("nobody can give it", managed.Refusal, StringComparison.Ordinal);
        Assert.Contains("level with or above mine", high.Refusal, StringComparison.Ordinal);
        Assert.Contains("no length of time", senseless.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(other));
    }

    private static Task<Kit.CommandAnswer> RunAsync(
        ModerationStage stage,
        Newcomer person,
        ulong role,
        string length
    ) => stage.RunAsync("owner", "role temp", ("user", person.Name), ("role", $"{role}"), ("duration", length));
}

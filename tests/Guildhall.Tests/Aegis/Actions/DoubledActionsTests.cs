using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class DoubledActionsTests(ModerationStage stage)
{
    [Fact]
    public async Task A_ban_that_was_lifted_since_stands_in_nobodys_way()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("owner", "ban", ("user", member.Name));
        await stage.RunAsync("moderator", "unban", ("user", Id(member)));

        await stage.RunAsync("moderator", "ban", ("user", Id(member)));
        Assert.True(stage.IsBanned(member));
        await stage.RunAsync("owner", "unban", ("user", Id(member)));

        Assert.False(stage.IsBanned(member));
    }

    [Fact]
    public async Task An_unmute_that_a_new_mute_followed_stands_in_nobodys_way()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "1h"));
        await stage.RunAsync("owner", "unmute", ("user", member.Name));
        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "40d"));
        var newest = (await stage.CasesAsync(member))[0];

        await stage.RunAsync("moderator", "case revoke", ("number", $"{newest.Number}"));

        Assert.Null(stage.MutedUntil(member));
        Assert.Equal(Effect.Revoked, (await stage.FindAsync(newest)).Effect);
    }

    [Fact]
    public async Task A_mute_that_was_lifted_by_hand_can_be_given_again()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("owner", "mute", ("user", member.Name), ("duration", "1h"));
        await stage.ChangeAsync(member, new() { ["timeoutUntil"] = null });

        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "1h"));

        Assert.NotNull(stage.MutedUntil(member));
    }

    [Fact]
    public async Task A_warning_for_another_reason_is_another_one_and_the_same_is_told()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("owner", "warn", ("user", member.Name), ("reason", "spam"));

        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "insults"));
        var same = await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "Spam "));

        Assert.Equal(2, (await stage.CasesAsync(member)).Count);
        Assert.Contains("did the same", same.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("duration", same.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mute_that_stands_is_not_given_twice()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("owner", "mute", ("user", member.Name), ("duration", "1h"));

        var second = await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "1h"));

        Assert.Contains("did the same", second.Text, StringComparison.Ordinal);
        Assert.Single(await stage.CasesAsync(member));
    }

    private static string Id(Newcomer member) => member.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

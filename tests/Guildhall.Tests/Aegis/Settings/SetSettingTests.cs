using Guildhall.Aegis.Settings;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Tests.Aegis.Settings;

public class SetSettingTests(AegisFixture fixture) : IClassFixture<AegisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AegisService Service => fixture.Service;

    [Fact]
    public async Task A_setting_is_changed_shown_and_known_at_once()
    {
        var channel = await Service.ChannelAsync("mod-log");

        var answer = await Service.RunAsync(
            "owner",
            "settings set",
            ("name", "MODLOG.channel"),
            ("value", $"<#{channel}>")
        );

        Assert.True(answer.IsEphemeral);
        Assert.Contains($"`modLog.channel`: none → <#{channel}>", answer.Description, StringComparison.Ordinal);
        var settings = await Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation);
        Assert.Equal(channel, settings.ModLog.Channel.ToString());
        Assert.Equal(
            1,
            await Service.Guildhall.CountAsync(
                "SELECT COUNT(*) FROM audit WHERE action = 'aegis.settings_changed' AND details LIKE '%modLog.channel%'"
            )
        );
    }

    [Theory]
    [InlineData("modLog.chanel", "x", "Did you mean")]
    [InlineData("general.publicReplies", "perhaps", "Expected on or off")]
    [InlineData("moderation.actionsPerMinute", "0", "from 1 to 1000")]
    [InlineData("moderation.deleteOnBan", "9d", "up to 7d")]
    [InlineData("modLog.channel", "#nowhere", "a channel of this server")]
    [InlineData("modLog.channel", "#generl", "Is it #general?")]
    [InlineData("general.alertRole", "@nobody", "a role of this server")]
    [InlineData("points.ladder", "5 mute", "Right would be: `/settings set name:points.ladder value:3 mute 10m")]
    [InlineData("moderation.templates", "spam", "Right would be: `/settings set name:moderation.templates.spam value:")]
    [InlineData("moderation.templates.No Spam!", "x", "such as `moderation.templates.no-spam`")]
    [InlineData(
        "lockdown.presets.public",
        "#nowhere",
        "Right would be: `/settings set name:lockdown.presets.public value:"
    )]
    [InlineData("welcome.roles", "@everyone", "nobody can give it")]
    [InlineData("welcome.roles", "moderator", "carries staff permissions")]
    [InlineData("moderation.muteRole", "everyone", "a role of this server")]
    [InlineData("modLog.channel", "123456789012345678", "has no channel 123456789012345678")]
    [InlineData("general.alertRole", "123456789012345678", "has no role 123456789012345678")]
    [InlineData("appeals.enabled", "on", "`appeals.channel`")]
    [InlineData("points.ladder", "5 mute 1h, 3 mute 10m", "`points.ladder[1]`")]
    [InlineData("notices.ban", "Bye {who}", "{who} is unknown")]
    public async Task What_cannot_be_is_refused_with_its_path_and_changes_nothing(
        string name,
        string value,
        string reason
    )
    {
        var before = await Service.CountAuditAsync("aegis.settings_changed");

        var answer = await Service.RunAsync("owner", "settings set", ("name", name), ("value", value));

        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
        Assert.True(answer.IsEphemeral);
        Assert.Equal(before, await Service.CountAuditAsync("aegis.settings_changed"));
    }

    [Theory]
    [InlineData("#mod-log")]
    [InlineData("mod-log")]
    [InlineData("MOD-LOG")]
    public async Task A_channel_is_found_by_its_name_too(string typed)
    {
        await Service.RunAsync("owner", "settings set", ("name", "general.staffChannel"), ("value", "none"));

        var answer = await Service.RunAsync(
            "owner",
            "settings set",
            ("name", "general.staffChannel"),
            ("value", typed)
        );

        Assert.Contains($"<#{await Service.ChannelAsync("mod-log")}>", answer.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_found_by_names_with_blanks_and_one_that_two_have_is_refused_with_both()
    {
        await using var service = await AegisService.StartAsync();
        var senior = await service.AddRoleAsync("Senior Helper");
        var first = await service.AddRoleAsync("Twin");
        var second = await service.AddRoleAsync("twin");

        var found = await service.RunAsync(
            "owner",
            "settings set",
            ("name", "moderation.protectedRoles"),
            ("value", $"senior helper <@&{first}>")
        );
        var twins = await service.RunAsync("owner", "settings set", ("name", "general.alertRole"), ("value", "@Twin"));

        Assert.Contains($"<@&{senior}> <@&{first}>", found.Description, StringComparison.Ordinal);
        Assert.Contains("2 roles have the name", twins.Refusal, StringComparison.Ordinal);
        Assert.Contains($"{first}", twins.Refusal, StringComparison.Ordinal);
        Assert.Contains($"{second}", twins.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_a_collection_comes_and_goes_by_its_name()
    {
        await Service.RunAsync(
            "owner",
            "settings set",
            ("name", "moderation.templates.Spam"),
            ("value", "No advertising.")
        );
        var set = await Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation);

        await Service.RunAsync("owner", "settings set", ("name", "moderation.templates.spam"), ("value", "none"));
        var taken = await Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation);

        Assert.Equal("No advertising.", set.Moderation.Templates["spam"]);
        Assert.Empty(taken.Moderation.Templates);
    }

    [Fact]
    public async Task Default_puts_a_setting_back_and_the_same_value_again_is_no_change()
    {
        await Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "7"));

        var again = await Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "7"));
        var back = await Service.RunAsync("owner", "settings set", ("name", "points.warn"), ("value", "default"));

        Assert.Contains("already", again.Refusal, StringComparison.Ordinal);
        Assert.Contains("`points.warn`: 7 → 1", back.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_different_settings_at_once_both_succeed()
    {
        var editor = Service.Get<SettingsEditor>();
        var staff = await Service.StaffAsync("owner");
        string[] names = ["raids.watchJoins", "appeals.maximum", "points.countManualWarns", "general.timeZone"];
        string[] values = ["12", "5", "off", "Europe/Vienna"];

        var edits = await Task.WhenAll(
            names.Zip(values, (name, value) => editor.SetAsync(staff, name, value, Cancellation))
        );

        Assert.All(edits, edit => Assert.True(edit.TryGet(out _, out var refusal), refusal?.Message));
        var settings = await Service.Get<GuildSettingsBook>().GetAsync(AegisService.Guild, Cancellation);
        Assert.Equal(
            (12, 5, false, "Europe/Vienna"),
            (
                settings.Raids.WatchJoins,
                settings.Appeals.Maximum,
                settings.Points.CountManualWarns,
                settings.General.TimeZone
            )
        );
    }

    [Fact]
    public async Task Whoever_may_manage_the_server_but_was_not_granted_the_right_is_told_which()
    {
        await using var service = await AegisService.StartAsync();
        var manager = await service.AddRoleAsync("manager", Permission.Ordinary | Permission.ManageGuild);
        await service.GiveAsync("member-1", "manager");
        Assert.Contains(
            "changed",
            (await service.RunAsync("member-1", "settings set", ("name", "points.warn"), ("value", "3"))).Title,
            StringComparison.Ordinal
        );

        await service.GrantAsync("settings:view", ("role", $"{manager}"));
        var answer = await service.RunAsync("member-1", "settings set", ("name", "points.warn"), ("value", "4"));

        Assert.Contains("`settings:edit`", answer.Refusal, StringComparison.Ordinal);
        Assert.Contains("/permissions grant", answer.Refusal, StringComparison.Ordinal);
    }
}

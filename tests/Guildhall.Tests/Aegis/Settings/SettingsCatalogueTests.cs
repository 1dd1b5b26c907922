using System.Text.Json.Nodes;
using Guildhall.Aegis.Settings;

namespace Guildhall.Tests.Aegis.Settings;

public class SettingsCatalogueTests
{
    [Fact]
    public void Every_field_of_the_settings_is_in_the_catalogue_and_nothing_else_is()
    {
        var fields = Leaves(SettingsDocument.Of(GuildSettings.Default), "");

        Assert.Equal(fields.Order(), SettingsCatalogue.All.Select(setting => setting.Path).Order());
    }

    [Fact]
    public void The_defaults_are_right_by_themselves()
    {
        Assert.Empty(SettingsDocument.Faults(SettingsDocument.Of(GuildSettings.Default)));
        Assert.Empty(SettingsRules.Faults(GuildSettings.Default));
    }

    [Fact]
    public void Settings_survive_being_written_and_read()
    {
        var settings = new GuildSettings
        {
            Points = new()
            {
                Decay = PointDecay.HalfLife,
                Ladder = [new(3, LadderAction.Mute, TimeSpan.FromMinutes(10)), new(12, LadderAction.Ban)],
            },
            Raids = new() { Response = RaidResponse.Kick },
            Moderation = new() { DeleteOnBan = TimeSpan.Zero, ProtectedUsers = [new(42)] },
            Lockdown = new()
            {
                Presets = new Dictionary<
                    string,
                    IReadOnlyList<Guildhall.Discord.Model.Snowflake<Guildhall.Discord.Model.Channel>>
                >
                {
                    ["public"] = [new(7)],
                },
            },
        };
        var text = SettingsDocument.Write(SettingsDocument.Of(settings));

        Assert.Contains("\"half-life\"", text, StringComparison.Ordinal);
        Assert.Equal(text, SettingsDocument.Write(SettingsDocument.Of(SettingsDocument.Read(text))));
        Assert.Empty(SettingsDocument.Faults(SettingsDocument.Whole(text)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"general":{"timeZone":"UTC"},"gone":{"since":1},"raids":{}}""")]
    public void What_an_earlier_version_did_not_store_is_as_by_default(string stored)
    {
        var standard = SettingsDocument.Write(SettingsDocument.Of(GuildSettings.Default));

        Assert.Equal(standard, SettingsDocument.Write(SettingsDocument.Of(SettingsDocument.Read(stored))));
    }

    [Theory]
    [InlineData("""{"general":{"locale":"xx"}}""", "general.locale")]
    [InlineData("""{"general":{"publicReplies":"yes"}}""", "general.publicReplies")]
    [InlineData("""{"general":{"timeZone":"Mars/Base"}}""", "general.timeZone")]
    [InlineData("""{"general":null}""", "general")]
    [InlineData("""{"modlog":{"channel":null}}""", "modlog")]
    [InlineData("""{"modLog":{"chanel":null}}""", "modLog.chanel")]
    [InlineData("""{"modLog":{"channel":12}}""", "modLog.channel")]
    [InlineData("""{"modLog":{"channel":"-3"}}""", "modLog.channel")]
    [InlineData("""{"moderation":{"actionsPerMinute":0}}""", "moderation.actionsPerMinute")]
    [InlineData("""{"moderation":{"actionsPerMinute":1.5}}""", "moderation.actionsPerMinute")]
    [InlineData("""{"moderation":{"deleteOnBan":"8d"}}""", "moderation.deleteOnBan")]
    [InlineData("""{"moderation":{"deleteOnBan":null}}""", "moderation.deleteOnBan")]
    [InlineData("""{"moderation":{"protectedUsers":["1","x"]}}""", "moderation.protectedUsers[1]")]
    [InlineData("""{"moderation":{"templates":{"Bad Name":"x"}}}""", "moderation.templates.Bad Name")]
    [InlineData("""{"notices":{"ban":"You {nope}"}}""", "notices.ban")]
    [InlineData("""{"notices":{"ban":"Come to discord.gg/abc"}}""", "notices.ban")]
    [InlineData("""{"appeals":{"questions":[]}}""", "appeals.questions")]
    [InlineData("""{"appeals":{"questions":["ok",""]}}""", "appeals.questions[1]")]
    [InlineData("""{"appeals":{"url":"javascript:alert(1)"}}""", "appeals.url")]
    [InlineData("""{"points":{"ladder":[{"points":3,"action":"mute"}]}}""", "points.ladder[0]")]
    [InlineData(
        """{"points":{"ladder":[{"points":3,"action":"ban"},{"points":3,"action":"ban"}]}}""",
        "points.ladder[1]"
    )]
    [InlineData("""{"points":{"ladder":{"points":3}}}""", "points.ladder")]
    [InlineData("""{"lockdown":{"presets":{"public":[]}}}""", "lockdown.presets.public")]
    public void A_fault_is_named_by_its_path(string text, string path)
    {
        Assert.True(SettingsDocument.Parse(text).TryGet(out var document, out _));

        Assert.Contains(SettingsDocument.Faults(document), fault => fault.Path == path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{,}")]
    public void What_is_no_object_is_refused(string text)
    {
        var isRead = SettingsDocument.Parse(text).TryGet(out var document, out var refusal);

        Assert.True(!isRead || SettingsDocument.Faults(document!).Count > 0);
        Assert.True(isRead || refusal!.Code == "aegis.config_invalid");
    }

    [Theory]
    [InlineData("modlog.CHANNEL", "modLog.channel")]
    [InlineData("moderation.templates.Spam", "moderation.templates.spam")]
    [InlineData("lockdown.presets.public", "lockdown.presets.public")]
    public void A_setting_is_found_in_any_case_and_with_the_name_of_an_entry(string typed, string path) =>
        Assert.Equal(path, SettingsCatalogue.TryGet(typed)?.Path);

    [Theory]
    [InlineData("modLog")]
    [InlineData("modLog.channel.x")]
    [InlineData("")]
    [InlineData("moderation.templates.")]
    public void What_is_no_setting_is_not_found(string typed) => Assert.Null(SettingsCatalogue.TryGet(typed));

    [Theory]
    [InlineData("points.ladder", "3 mute 10m, 5 mute 1h, 12 ban", "3 mute 10m, 5 mute 1h, 12 ban")]
    [InlineData("points.ladder", "none", "none")]
    [InlineData("general.publicReplies", "ON", "on")]
    [InlineData("modLog.channel", "<#123456789012345678>", "<#123456789012345678>")]
    [InlineData(
        "moderation.protectedRoles",
        "<@&123456789012345678> 123456789012345679",
        "<@&123456789012345678> <@&123456789012345679>"
    )]
    [InlineData("moderation.deleteOnBan", "0", "0s")]
    [InlineData("moderation.defaultMute", "90m", "1h 30m")]
    [InlineData("retention.cases", "none", "for ever")]
    [InlineData("appeals.questions", "Why? | When?", "`Why?` | `When?`")]
    [InlineData("notices.ban", "none", "none")]
    [InlineData("raids.response", "KICK", "kick")]
    public void What_is_typed_is_what_is_shown(string path, string typed, string shown)
    {
        var setting = SettingsCatalogue.TryGet(path)!;

        var read = setting.Kind.Read(typed, AnyPlace.Instance);
        Assert.Null(read.Fault);
        Assert.Empty(setting.Kind.Faults(path, read.Value, AnyPlace.Instance));
        Assert.Equal(shown, setting.Kind.Show(read.Value));
    }

    [Fact]
    public void Every_example_is_right_itself()
    {
        foreach (var setting in SettingsCatalogue.All)
        {
            if (setting.Kind.JsonExample is { } json)
            {
                Assert.Empty(setting.Kind.Faults(setting.Path, JsonNode.Parse(json), AnyPlace.Instance));
            }

            if (setting.Kind.Example is { } example && setting.Kind is not (IdKind or IdListKind))
            {
                Assert.Null(setting.Kind.Read(example, AnyPlace.Instance).Fault);
            }
        }
    }

    [Theory]
    [InlineData("points.ladder", "3 mute 10m, x ban", "Step 2, “x ban”: it begins with points")]
    [InlineData("points.ladder", "3 mute 10m, 5 mute soon", "“soon” is no length")]
    [InlineData("points.ladder", "3", "after the points comes one of")]
    [InlineData("points.ladder", "3 mute 10m,, 5 ban", "Step 2, “”: it is empty")]
    [InlineData("points.ladder", "3 jail 10m", "Step 1: expected one of")]
    [InlineData("points.ladder", "3 mute", "Step 1: a mute needs a length")]
    [InlineData("points.ladder", "3 kick 10m", "Step 1: a kick has no length")]
    [InlineData("points.ladder", "5 mute 1h, 3 mute 10m", "Step 2: expected points from 6 to 1000, not 3")]
    [InlineData("moderation.templates", "spam=No advertising", "name one of its entries after a dot")]
    [InlineData("lockdown.presets", "#general", "name one of its entries after a dot")]
    [InlineData("appeals.questions", "a | b | c | d | e | f", "It has 6.")]
    [InlineData("appeals.questions", "ok | 1234567890123456789012345678901234567890123456", "Text 2 has 46 characters")]
    [InlineData("points.warn", "many", "“many” is no whole number")]
    [InlineData("raids.duration", "soon", "“soon” is no length")]
    [InlineData("appeals.url", "ftp://x", "begins with https://")]
    public void What_is_wrong_is_said_with_its_place(string path, string typed, string said)
    {
        var setting = SettingsCatalogue.TryGet(path)!;
        var read = setting.Kind.Read(typed, AnyPlace.Instance);

        var faults = read.Fault is { } fault
            ? [fault]
            : setting.Kind.Faults(path, read.Value, AnyPlace.Instance).Select(f => f.Message);

        Assert.Contains(said, Assert.Single(faults), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaves(JsonObject section, string path) =>
        section.SelectMany(field =>
        {
            var place = path.Length == 0 ? field.Key : $"{path}.{field.Key}";
            return field.Value is JsonObject { Count: > 0 } inner ? Leaves(inner, place) : [place];
        });
}

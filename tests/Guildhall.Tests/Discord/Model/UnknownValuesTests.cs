using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord;

namespace Guildhall.Tests.Discord.Model;

/// <summary>What Discord adds tomorrow: fields that nobody knows are passed over, values that nobody knows are kept.</summary>
public class UnknownValuesTests
{
    [Theory]
    [InlineData(
        """{"event_type":77,"trigger_type":78,"actions":[{"type":79,"metadata":{"new":1}}]}""",
        "77",
        "78",
        "79"
    )]
    [InlineData(
        """{"event_type":1,"trigger_type":5,"trigger_metadata":{"presets":[91],"odd":{}},"exempt_roles":null}""",
        "91"
    )]
    public void A_rule_keeps_them(string json, params string[] kept) =>
        Survives(json, DiscordJson.Default.AutoModRule, kept);

    [Fact]
    public void A_commands_permissions_keep_them() =>
        Survives(
            """{"id":"1","permissions":[{"id":"2","type":42,"permission":true,"since":"x"}]}""",
            DiscordJson.Default.CommandPermissions,
            "42"
        );

    [Fact]
    public void An_invite_keeps_them() =>
        Survives(
            """{"type":31,"code":"a","guild":{"id":"1","nsfw_level":9},"channel":{"id":"2","type":98},"expires_at":null}""",
            DiscordJson.Default.Invite,
            "31",
            "98"
        );

    [Fact]
    public void An_audit_entry_keeps_them() =>
        Survives(
            """{"id":"1","action_type":5000,"changes":[{"key":"odd","new_value":{"deep":[1,null,"x"]}}],"options":{"type":"9"}}""",
            DiscordJson.Default.AuditLogEntry,
            "5000",
            """{"deep":[1,null,"x"]}"""
        );

    [Fact]
    public void A_thread_list_keeps_them() =>
        Survives(
            """{"threads":[{"id":"1","type":97,"flags":1073741824}],"members":[{"user_id":"2","flags":64}],"has_more":true,"x":[]}""",
            DiscordJson.Default.ThreadList,
            "97",
            "1073741824",
            "64"
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"roles":null,"features":null,"channels":null,"incidents_data":null,"name":null}""")]
    public void A_guild_of_which_almost_all_is_missing_still_reads(string json)
    {
        var guild = JsonSerializer.Deserialize(json, DiscordJson.Default.Guild)!;

        Assert.Equal((0, 0, "", null), (guild.Roles.Count, guild.Features.Count, guild.Name, guild.IncidentsData));
    }

    private static void Survives<T>(string json, JsonTypeInfo<T> type, params string[] kept)
    {
        var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type)!, type);

        Assert.All(kept, value => Assert.Contains(value, again, StringComparison.Ordinal));
        Assert.Equal(again, JsonSerializer.Serialize(JsonSerializer.Deserialize(again, type)!, type));
    }
}

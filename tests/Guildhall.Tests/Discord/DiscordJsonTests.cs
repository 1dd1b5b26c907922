using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Discord;

public class DiscordJsonTests
{
    [Fact]
    public void A_message_with_unknown_fields_and_enum_values_survives_a_round_trip()
    {
        const string Json = """
            {"id":"10","channel_id":"11","guild_id":"12","future":{"deep":[1,{"x":null}]},"type":98765,"flags":536870912,
             "author":{"id":"13","username":"naib","global_name":null,"primary_guild":{"tag":"x"}},
             "content":"hello","timestamp":"2026-01-01T00:00:00.000000+00:00","edited_timestamp":null,"nonce":42,
             "attachments":[{"id":"0","filename":"a.md","size":3,"url":"http://127.0.0.1/a.md"}],
             "components":[{"components":[{"custom_id":"go","style":99,"label":"Go","type":2}],"type":1},
                           {"type":4711,"shape":{"a":[1,2,"}"]}}]}
            """;

        var read = JsonSerializer.Deserialize(Json, DiscordJson.Default.Message)!;
        var again = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(read, DiscordJson.Default.Message),
            DiscordJson.Default.Message
        )!;

        Assert.Equal((MessageType)98765, again.Type);
        Assert.Equal((MessageFlags)536870912, again.Flags);
        Assert.Equal("42", again.Nonce);
        Assert.Equal("naib", again.Author.DisplayName);
        Assert.Empty(again.Mentions);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), again.Timestamp);
        var button = Assert.IsType<Button>(Assert.IsType<ActionRow>(again.Components[0]).Components[0]);
        Assert.Equal((ButtonStyle)99, button.Style);
        var unknown = Assert.IsType<UnknownComponent>(again.Components[1]);
        Assert.Equal("""{"type":4711,"shape":{"a":[1,2,"}"]}}""", unknown.Json.ToString());
    }

    [Fact]
    public void Nulls_where_lists_and_texts_are_expected_read_as_empty()
    {
        var guild = JsonSerializer.Deserialize(
            """{"id":"1","name":null,"roles":null,"owner_id":7}""",
            DiscordJson.Default.Guild
        )!;

        Assert.Equal("", guild.Name);
        Assert.Empty(guild.Roles);
        Assert.Empty(guild.Channels);
        Assert.Equal(new Snowflake<User>(7), guild.OwnerId);
    }

    [Theory]
    [InlineData("\"8\"", 8UL)]
    [InlineData("8", 8UL)]
    [InlineData("\"9223372036854775808\"", 1UL << 63)]
    [InlineData("\"18446744073709551617\"", 1UL)]
    public void Permissions_read_as_string_or_number_with_unknown_bits_kept(string json, ulong expected)
    {
        var role = JsonSerializer.Deserialize("""{"id":"1","permissions":""" + json + "}", DiscordJson.Default.Role)!;

        Assert.Equal((Permissions)expected, role.Permissions);
        Assert.Contains(
            $"\"permissions\":\"{expected}\"",
            JsonSerializer.Serialize(role, DiscordJson.Default.Role),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_payload_writes_only_what_is_set_and_pings_nobody()
    {
        var json = JsonSerializer.Serialize(
            MessagePayload.OfText("@everyone") with
            {
                IsEphemeral = true,
            },
            DiscordJson.Default.MessagePayload
        );

        Assert.Equal(
            """{"content":"@everyone","allowed_mentions":{"parse":[],"replied_user":false},"flags":64}""",
            json
        );
    }

    [Fact]
    public void A_button_keeps_its_kind_style_and_id()
    {
        var json = JsonSerializer.Serialize(
            new MessagePayload { Components = [ActionRow.Of(Button.Danger("close:1", "Close"))] },
            DiscordJson.Default.MessagePayload
        );

        Assert.Contains(
            """[{"type":1,"components":[{"type":2,"style":4,"label":"Close","custom_id":"close:1"}]}]""",
            json,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_slash_command_reads_with_its_path_options_and_resolved_objects()
    {
        const string Json = """
            {"id":"1","application_id":"2","type":2,"token":"tok","version":1,"guild_id":"3","channel_id":"4",
             "app_permissions":"8","locale":"de","context":0,
             "member":{"user":{"id":"5","username":"u"},"roles":["6"],"permissions":"2048","joined_at":null},
             "data":{"id":"7","name":"case","type":1,"options":[{"name":"note","type":2,"options":[{"name":"add","type":1,
               "options":[{"name":"who","type":6,"value":"9"},{"name":"count","type":4,"value":3},
                          {"name":"ratio","type":10,"value":1.5},{"name":"silent","type":5,"value":true}]}]}],
               "resolved":{"users":{"9":{"id":"9","username":"target"}},"members":{"9":{"roles":["6"]}}}}}
            """;

        var interaction = JsonSerializer.Deserialize(Json, DiscordJson.Default.Interaction)!;

        var data = interaction.Data!;
        Assert.Equal("case note add", data.CommandPath);
        Assert.Equal(new Snowflake<User>(9), data.TryGetOption("who")!.Value!.Value.Id<User>());
        Assert.Equal(3, data.TryGetOption("count")!.Value!.Value.Integer);
        Assert.Equal(1.5, data.TryGetOption("ratio")!.Value!.Value.Number);
        Assert.True(data.TryGetOption("silent")!.Value!.Value.Boolean);
        Assert.Null(data.TryGetOption("absent"));
        Assert.Equal("target", data.Resolved!.Users[new(9)].Username);
        Assert.Equal(Permissions.SendMessages, interaction.Member!.Permissions);
        Assert.Equal(new Snowflake<User>(5), interaction.Invoker.Id);
        Assert.DoesNotContain("tok", interaction.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submitted_modal_gives_its_fields_from_rows_and_labels()
    {
        const string Json = """
            {"id":"1","application_id":"2","type":5,"token":"t","data":{"custom_id":"m","components":[
              {"type":1,"components":[{"type":4,"custom_id":"why","value":"because"}]},
              {"type":18,"component":{"type":3,"custom_id":"pick","values":["a","b"]}}]}}
            """;

        var fields = JsonSerializer.Deserialize(Json, DiscordJson.Default.Interaction)!.Data!.Fields();

        Assert.Equal(["because"], fields["why"]);
        Assert.Equal(["a", "b"], fields["pick"]);
    }

    [Fact]
    public void A_command_writes_as_discord_registers_it()
    {
        var json = JsonSerializer.Serialize(
            new ApplicationCommand
            {
                Name = "translate",
                Description = "A summary for an audience",
                DefaultMemberPermissions = Permissions.ManageGuild,
                Contexts = [InteractionContext.Guild],
                Options =
                [
                    new()
                    {
                        Type = ApplicationCommandOptionType.String,
                        Name = "audience",
                        Description = "For whom",
                        Required = true,
                        Choices = [new("Leadership", "leadership"), new("One", 1L)],
                    },
                ],
            },
            DiscordJson.Default.ApplicationCommand
        );

        Assert.Equal(
            """
            {"type":1,"name":"translate","description":"A summary for an audience","options":[{"type":3,"name":"audience","description":"For whom","required":true,"choices":[{"name":"Leadership","value":"leadership"},{"name":"One","value":1}]}],"default_member_permissions":"32","contexts":[0]}
            """,
            json
        );
    }
}

using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Tests.Discord.Rest;

public class ComponentRulesTests
{
    private const string Route = "POST channels/{}/messages";

    [Fact]
    public void A_page_of_every_layout_component_may_be_sent()
    {
        ComponentRules.Check(
            Layout(
                new TextDisplay { Content = "# Arrakis" },
                new Section { Components = [Words("a"), Words("b")], Accessory = Button.Primary("go", "Go") },
                new Section
                {
                    Components = [Words("c")],
                    Accessory = new Thumbnail { Media = new("https://x.example/a.png") },
                },
                new Container
                {
                    AccentColor = 0xFFAA00,
                    Components =
                    [
                        ActionRow.Of(new UserSelect { CustomId = "who" }),
                        new MediaGallery { Items = [new(new("attachment://a.png"))] },
                        new Separator { Spacing = 2 },
                        new FileDisplay { File = new("attachment://a.md") },
                    ],
                },
                ActionRow.Of(Button.Link("https://x.example", "x"), Button.Danger("no", "No"))
            ),
            isEdit: false,
            Route
        );
    }

    public static TheoryData<string, string, MessagePayload> Refused =>
        new()
        {
            {
                "components[0]",
                "NOT_A_ROW",
                new() { Components = [Words("x")] }
            },
            { "components[0]", "NESTING", Layout(Button.Primary("a", "b")) },
            {
                "components[0].components[0]",
                "NESTING",
                Layout(new Container { Components = [new Container { Components = [Words("x")] }] })
            },
            { "components[0].components[0]", "NESTING", Layout(ActionRow.Of(new TextInput { CustomId = "t" })) },
            { "components[0].components", "COUNT", Layout(ActionRow.Of()) },
            { "components[0].components", "COUNT", Layout(ActionRow.Of([.. Buttons(6)])) },
            {
                "components[0].components",
                "COUNT",
                Layout(ActionRow.Of(new RoleSelect { CustomId = "a" }, Button.Primary("b", "b")))
            },
            { "components[0].accessory", "REQUIRED", Layout(new Section { Components = [Words("x")] }) },
            {
                "components[0].accessory",
                "NESTING",
                Layout(new Section { Components = [Words("x")], Accessory = new Separator() })
            },
            {
                "components[0].components[1]",
                "NESTING",
                Layout(new Section { Components = [Words("x"), new Separator()], Accessory = Button.Primary("a", "a") })
            },
            { "components[0].items", "COUNT", Layout(new MediaGallery()) },
            {
                "components[0].file.url",
                "NOT_AN_ATTACHMENT",
                Layout(new FileDisplay { File = new("https://x.example/a") })
            },
            { "components[0].content", "LENGTH", Layout(Words("")) },
            { "components", "LENGTH", Layout(Words(new string('x', 2_500)), Words(new string('y', 2_500))) },
            { "components", "IS_COMPONENTS_V2", Layout(Words("x")) with { Content = "also" } },
            {
                "components",
                "COUNT",
                new() { Components = [.. Rows(6)] }
            },
            { "components", "COUNT", Layout([.. Rows(21)]) },
            {
                "components[0].components[1].custom_id",
                "DUPLICATE",
                Layout(ActionRow.Of(Button.Primary("a", "a"), Button.Danger("a", "b")))
            },
            {
                "components[0].components[0].custom_id",
                "LENGTH",
                Layout(ActionRow.Of(Button.Primary(new('x', 101), "a")))
            },
            { "components[0].components[0].label", "LENGTH", Layout(ActionRow.Of(Button.Primary("a", new('x', 81)))) },
            {
                "components[0].components[0]",
                "LINK_BUTTON",
                Layout(ActionRow.Of(Button.Link("https://x.example", "x") with { CustomId = "a" }))
            },
            {
                "components[0].components[0].options",
                "COUNT",
                Layout(ActionRow.Of(new StringSelect { CustomId = "a" }))
            },
            {
                "components[0].components[0].min_values",
                "RANGE",
                Layout(ActionRow.Of(new RoleSelect { CustomId = "a", MinValues = 3 }))
            },
        };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_stand_so_is_refused_with_its_place(string path, string code, MessagePayload payload)
    {
        var error = Assert.Throws<DiscordApiException>(() => ComponentRules.Check(payload, isEdit: false, Route));

        Assert.True(error.IsLocal);
        Assert.Equal(DiscordErrorCodes.InvalidFormBody, error.Code);
        Assert.Contains(error.Errors, fault => fault.Path == path && fault.Code == code);
        Assert.Contains(error.Errors[0].Message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forty_components_are_the_most_counting_nested_ones()
    {
        // Each row is two: itself and its button.
        ComponentRules.Check(Layout([.. Rows(20)]), isEdit: false, Route);

        Assert.Throws<DiscordApiException>(() =>
            ComponentRules.Check(Layout([.. Rows(20), new Separator()]), isEdit: false, Route)
        );
    }

    [Fact]
    public void An_edit_need_not_repeat_the_flag_of_its_message()
    {
        var payload = new MessagePayload { Components = [Words("new")] };

        ComponentRules.Check(payload, isEdit: true, "PATCH channels/{}/messages/{}");

        Assert.Throws<DiscordApiException>(() => ComponentRules.Check(payload, isEdit: false, Route));
    }

    [Fact]
    public void A_modal_takes_every_input_in_a_label_and_texts_in_rows()
    {
        ComponentRules.Check(
            new Modal(
                "report",
                "Report",
                [
                    Asking(new TextInput { CustomId = "why", Style = TextInputStyle.Paragraph }),
                    Asking(new FileInput { CustomId = "proof", MaxValues = 3 }),
                    Asking(new RadioGroup { CustomId = "how", Options = [new("a", "A"), new("b", "B")] }),
                    Asking(new CheckboxGroup { CustomId = "what", Options = [new("a", "A")] }),
                    ActionRow.Of(TextInput.Short("name", "Name")),
                ]
            ),
            Route
        );
        ComponentRules.Check(
            new Modal(
                "m",
                "M",
                [
                    Words("read this"),
                    Asking(new Checkbox { CustomId = "ok" }),
                    Asking(new ChannelSelect { CustomId = "c" }),
                ]
            ),
            Route
        );
    }

    public static TheoryData<string, Modal> RefusedModals =>
        new()
        {
            { "title", new("m", new('x', 46), [Asking(new Checkbox { CustomId = "a" })]) },
            { "components", new("m", "M", []) },
            { "components[0]", new("m", "M", [new TextInput { CustomId = "a" }]) },
            { "components[0]", new("m", "M", [ActionRow.Of(Button.Primary("a", "b"))]) },
            { "components[0].component", new("m", "M", [Asking(Button.Primary("a", "b"))]) },
            { "components[0].component", new("m", "M", [new Label { Text = "x" }]) },
            { "components[0].label", new("m", "M", [new Label { Component = new Checkbox { CustomId = "a" } }]) },
            {
                "components[0].component.options",
                new("m", "M", [Asking(new RadioGroup { CustomId = "a", Options = [new("a", "A")] })])
            },
            {
                "components[1].component.custom_id",
                new("m", "M", [Asking(new Checkbox { CustomId = "a" }), Asking(new Checkbox { CustomId = "a" })])
            },
        };

    [Theory]
    [MemberData(nameof(RefusedModals), DisableDiscoveryEnumeration = true)]
    public void A_modal_that_cannot_stand_so_is_refused_with_its_place(string path, Modal modal)
    {
        var error = Assert.Throws<DiscordApiException>(() => ComponentRules.Check(modal, Route));

        Assert.Contains(error.Errors, fault => fault.Path == path);
    }

    [Fact]
    public void Unknown_components_may_stand_anywhere_and_survive()
    {
        const string Json = """
            {"components":[{"type":17,"future":1,"components":[{"type":99,"a":{"b":[1]}},{"type":1,"components":[{"type":77}]}]},
             {"type":9,"components":[{"type":66}],"accessory":{"type":55,"x":"y"}},
             {"type":18,"label":"l","component":{"type":44}}]}
            """;
        var message = JsonSerializer.Deserialize(Json, DiscordJson.Default.Message)!;

        ComponentRules.Check(Layout([.. message.Components.Take(2)]), isEdit: false, Route);

        var again = JsonSerializer.Serialize(message, DiscordJson.Default.Message);
        foreach (
            var kept in (string[])
                [
                    """{"type":99,"a":{"b":[1]}}""",
                    """{"type":77}""",
                    """{"type":66}""",
                    """{"type":55,"x":"y"}""",
                    """{"type":44}""",
                ]
        )
        {
            Assert.Contains(kept, again, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_kind_reads_as_its_type_and_writes_back_the_same()
    {
        const string Json = """
            [{"type":19,"custom_id":"f","min_values":0,"max_values":10,"values":["1"]},
             {"type":21,"custom_id":"r","options":[{"value":"a","label":"A","default":true}],"value":"a"},
             {"type":22,"custom_id":"g","options":[{"value":"a","label":"A","description":"d"}],"values":["a"]},
             {"type":23,"custom_id":"b","default":true,"value":false},
             {"type":11,"media":{"url":"u"},"description":"d","spoiler":true},
             {"type":14,"divider":false,"spacing":2}]
            """;

        foreach (var one in JsonDocument.Parse(Json).RootElement.EnumerateArray())
        {
            var component = one.Deserialize(DiscordJson.Default.Component)!;
            Assert.IsNotType<UnknownComponent>(component);
            Assert.Equal(one.GetRawText(), JsonSerializer.Serialize(component, DiscordJson.Default.Component));
        }
    }

    [Fact]
    public void A_submitted_modal_gives_files_radios_and_boxes()
    {
        const string Json = """
            {"id":"1","application_id":"2","type":5,"token":"t","data":{"custom_id":"m","components":[
              {"type":10,"id":9},
              {"type":18,"component":{"type":19,"custom_id":"f","values":["11","12"]}},
              {"type":18,"component":{"type":21,"custom_id":"r","value":null}},
              {"type":18,"component":{"type":22,"custom_id":"g","values":["a"]}},
              {"type":18,"component":{"type":23,"custom_id":"b","value":true}},
              {"type":18,"component":{"type":8,"custom_id":"c","values":["7"]}}]}}
            """;

        var fields = JsonSerializer.Deserialize(Json, DiscordJson.Default.Interaction)!.Data!.Fields();

        Assert.Equal(["11", "12"], fields["f"]);
        Assert.Empty(fields["r"]);
        Assert.Equal(["a"], fields["g"]);
        Assert.Equal(["true"], fields["b"]);
        Assert.Equal(["7"], fields["c"]);
    }

    private static MessagePayload Layout(params Component[] components) =>
        new() { Components = components, Flags = MessageFlags.IsComponentsV2 };

    private static TextDisplay Words(string content) => new() { Content = content };

    private static Label Asking(Component input) => new() { Text = "Say", Component = input };

    private static IEnumerable<Component> Buttons(int count) =>
        Enumerable.Range(0, count).Select(i => Button.Primary($"b{i}", "b"));

    private static IEnumerable<Component> Rows(int count) => Buttons(count).Select(button => ActionRow.Of(button));
}

using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>Both generations of components, forms, and the ways to a command.</summary>
public sealed class ComponentTests(Chromium chromium)
{
    private const string Selects = """
        { "content": "choose", "components": [
          { "type": 1, "components": [ { "type": 3, "custom_id": "two", "placeholder": "Two projects", "min_values": 2, "max_values": 2, "options": [
            { "label": "mibera", "value": "m" }, { "label": "fatbera", "value": "f" }, { "label": "interpol", "value": "i" } ] } ] },
          { "type": 1, "components": [ { "type": 5, "custom_id": "who", "placeholder": "A person" } ] },
          { "type": 1, "components": [ { "type": 6, "custom_id": "role", "placeholder": "A role" } ] },
          { "type": 1, "components": [ { "type": 8, "custom_id": "where", "placeholder": "A channel", "channel_types": [0] } ] },
          { "type": 1, "components": [ { "type": 7, "custom_id": "any", "placeholder": "Anybody", "min_values": 0, "max_values": 3 } ] } ] }
        """;

    private const string Layout = """
        { "flags": 32768, "components": [ { "type": 17, "accent_color": 15246141, "components": [
          { "type": 9, "components": [ { "type": 10, "content": "## Ticket 7" } ], "accessory": { "type": 2, "style": 3, "label": "Claim", "custom_id": "claim" } },
          { "type": 14 },
          { "type": 12, "items": [ { "media": { "url": "https://example.com/a.png" }, "description": "A map" } ] },
          { "type": 10, "content": "last words" },
          { "type": 1, "components": [
            { "type": 2, "style": 1, "label": "One", "custom_id": "one" }, { "type": 2, "style": 2, "label": "Off", "custom_id": "off", "disabled": true },
            { "type": 2, "style": 5, "label": "Docs", "url": "https://example.com/docs" } ] } ] } ] }
        """;

    private const string Form = """
        { "custom_id": "apply", "title": "Apply", "components": [
          { "type": 10, "content": "Tell us **something**." },
          { "type": 18, "label": "Name", "component": { "type": 4, "custom_id": "name", "style": 1, "min_length": 3 } },
          { "type": 18, "label": "Why", "description": "Be honest", "component": { "type": 4, "custom_id": "why", "style": 2, "required": false } },
          { "type": 18, "label": "Team", "component": { "type": 3, "custom_id": "team", "options": [ { "label": "Red", "value": "red" }, { "label": "Blue", "value": "blue" } ] } },
          { "type": 18, "label": "Proof", "component": { "type": 19, "custom_id": "proof", "required": true } } ] }
        """;

    private const string Choices = """
        { "custom_id": "poll", "title": "Poll", "components": [
          { "type": 18, "label": "When", "component": { "type": 21, "custom_id": "when", "options": [ { "label": "Now", "value": "now" }, { "label": "Later", "value": "later" } ] } },
          { "type": 18, "label": "Days", "component": { "type": 22, "custom_id": "days", "min_values": 2, "options": [ { "label": "Monday", "value": "mo" }, { "label": "Tuesday", "value": "tu" }, { "label": "Friday", "value": "fr" } ] } },
          { "type": 18, "label": "Remind me", "component": { "type": 23, "custom_id": "remind" } } ] }
        """;

    /// <summary>Once more where the answer to what was chosen before comes just now: it draws the message anew, and the list closes.
    /// </summary>
    private static async Task ChooseAsync(Stage stage, ILocator select, string option)
    {
        for (var tries = 1; ; tries++)
        {
            await select.ClickAsync();
            try
            {
                await stage
                    .Page.GetByRole(AriaRole.Option, new() { Name = option })
                    .ClickAsync(new() { Timeout = tries * 5_000 });
                return;
            }
            catch (TimeoutException) when (tries < 5) { }
        }
    }

    [Fact]
    public async Task Every_select_is_used_by_mouse_or_keyboard_and_says_its_limits()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var heard = Listen(stage, "two", "who", "role", "where", "any");
        await PostAsync(stage, Selects);
        var select = (string id) => stage.Page.Locator($"[data-custom-id={id}]");

        await select("two").ClickAsync();
        var done = stage.Page.GetByRole(AriaRole.Button, new() { Name = "Done" });
        await stage.Page.GetByRole(AriaRole.Option, new() { Name = "mibera" }).ClickAsync();
        await Expect(done).ToBeDisabledAsync();
        await stage.Page.GetByRole(AriaRole.Option, new() { Name = "interpol" }).ClickAsync();
        await done.ClickAsync();
        Assert.Equal(["m", "i"], await ValuesAsync(heard["two"]));

        await select("who").FocusAsync();
        await stage.Keyboard.PressAsync("Enter");
        await Expect(stage.Page.GetByRole(AriaRole.Listbox)).ToBeFocusedAsync();
        await stage.Keyboard.PressAsync("End");
        await stage.Keyboard.PressAsync("Enter");
        Assert.Single(await ValuesAsync(heard["who"]));

        await ChooseAsync(stage, select("role"), "@devrel");
        Assert.Single(await ValuesAsync(heard["role"]));

        await ChooseAsync(stage, select("where"), "#alerts");
        Assert.Equal([await stage.ChannelIdAsync("alerts")], await ValuesAsync(heard["where"]));

        await select("any").ClickAsync();
        await stage.Page.GetByLabel("Search options").FillAsync("guest");
        await stage.Keyboard.PressAsync("Enter");
        await done.ClickAsync();
        Assert.Single(await ValuesAsync(heard["any"]));
    }

    [Fact]
    public async Task The_second_generation_of_components_is_laid_out_and_answers()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        stage.Bot.When("claim", i => stage.Bot.AnswerAsync(i, 4, new() { ["content"] = "claimed", ["flags"] = 64 }));
        await PostAsync(stage, Layout);
        var box = stage.Page.Locator(".container");
        await Expect(box.GetByRole(AriaRole.Heading, new() { Name = "Ticket 7" })).ToBeVisibleAsync();
        await Expect(box.GetByRole(AriaRole.Link, new() { Name = "Docs" }))
            .ToHaveAttributeAsync("href", "https://example.com/docs");
        await Expect(box.GetByRole(AriaRole.Link, new() { Name = "A map" })).ToBeVisibleAsync();
        await Expect(box.GetByRole(AriaRole.Button, new() { Name = "Off" })).ToBeDisabledAsync();

        await box.GetByRole(AriaRole.Button, new() { Name = "Claim" }).FocusAsync();
        await stage.Keyboard.PressAsync("Enter");

        await Expect(stage.Message("claimed")).ToContainTextAsync("Only you can see this");
    }

    [Fact]
    public async Task A_form_takes_texts_a_choice_and_a_file()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var heard = Listen(stage, "apply");
        stage.Bot.When("form", i => stage.Bot.AnswerAsync(i, 9, (JsonObject)JsonNode.Parse(Form)!));
        await stage.SayAsync("/form");
        var form = stage.Dialog;
        await Expect(form.GetByLabel("Name")).ToBeFocusedAsync();
        await stage.Keyboard.TypeAsync("Al");
        await stage.Keyboard.PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync(["At least 3 characters.", "", "This is needed.", "This is needed."]);

        await form.GetByLabel("Name").FillAsync("Alia");
        await form.GetByLabel("Team").ClickAsync();
        await stage.Page.GetByRole(AriaRole.Option, new() { Name = "Blue" }).ClickAsync();
        var chooser = await stage.Page.RunAndWaitForFileChooserAsync(() =>
            form.GetByRole(AriaRole.Button, new() { Name = "Choose a file" }).ClickAsync()
        );
        await chooser.SetFilesAsync(
            new FilePayload
            {
                Name = "proof.txt",
                MimeType = "text/plain",
                Buffer = "yes"u8.ToArray(),
            }
        );
        await Expect(form.GetByText("proof.txt")).ToBeVisibleAsync();
        await form.GetByText("Submit").ClickAsync();

        var data = (await heard["apply"].Task)["data"]!.ToJsonString();
        Assert.Contains("\"Alia\"", data);
        Assert.Contains("\"blue\"", data);
        Assert.Contains("proof.txt", data);
    }

    [Fact]
    public async Task A_form_takes_radio_buttons_and_boxes()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var heard = Listen(stage, "poll");
        stage.Bot.When("form", i => stage.Bot.AnswerAsync(i, 9, (JsonObject)JsonNode.Parse(Choices)!));
        await stage.SayAsync("/form");
        await Expect(stage.Dialog).ToContainTextAsync("Poll");
        await stage.Dialog.GetByLabel("Monday").CheckAsync();
        await stage.Dialog.GetByText("Submit").ClickAsync();
        await Expect(stage.Dialog.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync(["This is needed.", "At least 2 of them.", ""]);

        await stage.Dialog.GetByLabel("Now").FocusAsync();
        await stage.Keyboard.PressAsync("ArrowDown");
        await stage.Dialog.GetByLabel("Friday").CheckAsync();
        await stage.Dialog.GetByLabel("Remind me").PressAsync(" ");
        await stage.Dialog.GetByText("Submit").ClickAsync();

        var data = (await heard["poll"].Task)["data"]!.ToJsonString();
        Assert.Contains("\"value\":\"later\"", data);
        Assert.Contains("\"values\":[\"mo\",\"fr\"]", data);
        Assert.Contains("\"value\":true", data);
    }

    [Fact]
    public async Task A_sub_command_is_filled_in_with_members_roles_channels_numbers_and_a_file()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var heard = Listen(stage, "case");
        await stage.Box.FocusAsync();
        await stage.Keyboard.TypeAsync("/case no");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await stage.Keyboard.PressAsync("Enter");
        var field = (string name) => stage.Page.Locator($"[data-option={name}]");
        await Expect(field("who")).ToBeFocusedAsync();
        await stage.Keyboard.TypeAsync("gues");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["@guest"]);
        await stage.Keyboard.PressAsync("Enter");
        await Expect(field("points")).ToBeFocusedAsync();
        await stage.Keyboard.TypeAsync("99");
        await stage.Keyboard.PressAsync("Enter");
        await Expect(stage.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("points is at most 10");
        await Expect(field("points")).ToHaveAttributeAsync("aria-invalid", "true");
        await field("points").FillAsync("3");
        foreach (var (name, typed) in new[] { ("role", "devrel"), ("where", "alerts"), ("quiet", "true") })
        {
            await stage.Page.GetByLabel($"Add option {name}").ClickAsync();
            await stage.Keyboard.TypeAsync(typed);
            await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
            await stage.Keyboard.PressAsync("Tab");
        }

        await stage.Page.GetByLabel("Add option proof").ClickAsync();
        var chooser = await stage.Page.RunAndWaitForFileChooserAsync(() => field("proof").PressAsync("Enter"));
        await chooser.SetFilesAsync(
            new FilePayload
            {
                Name = "a.txt",
                MimeType = "text/plain",
                Buffer = "x"u8.ToArray(),
            }
        );
        await Expect(field("proof")).ToHaveValueAsync("a.txt");
        await stage.Page.Locator("#send").ClickAsync();

        var data = (await heard["case"].Task)["data"]!;
        var options = data["options"]![0]!["options"]![0]!["options"]!.AsArray();
        Assert.Equal(["who", "points", "role", "where", "quiet", "proof"], options.Select(o => (string)o!["name"]!));
        Assert.Equal(3, (int)options[1]!["value"]!);
        Assert.Equal(["attachments", "channels", "members", "roles", "users"], Keys(data["resolved"]!));
    }

    [Fact]
    public async Task Apps_stand_in_the_menus_of_messages_and_members()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var heard = Listen(stage, "Report", "Profile");
        var posted = await stage.WriteAsync("product", "buy my coins");
        await stage.Message("buy my coins").ClickAsync(new() { Button = MouseButton.Right });
        await stage.ChooseAsync("Report");
        Assert.Equal((string)posted["id"]!, (string)(await heard["Report"].Task)["data"]!["target_id"]!);

        await stage.Page.Locator("#members [data-name=product]").FocusAsync();
        await stage.Keyboard.PressAsync("Enter");
        await stage
            .Page.Locator(".person-card")
            .GetByRole(AriaRole.Button, new() { Name = "More" })
            .PressAsync("Enter");
        await Expect(stage.Menu.GetByRole(AriaRole.Menuitem, new() { Name = "Profile" })).ToBeFocusedAsync();
        await stage.Keyboard.PressAsync("Enter");
        Assert.NotNull((await heard["Profile"].Task)["data"]!["target_id"]);
    }

    private static string[] Keys(JsonNode node) =>
        [.. ((JsonObject)node).Select(p => p.Key).Order(StringComparer.Ordinal)];

    private static async Task PostAsync(Stage stage, string message) =>
        await stage.Bot.CallAsync(
            HttpMethod.Post,
            $"channels/{await stage.ChannelIdAsync("general")}/messages",
            JsonNode.Parse(message)!
        );

    /// <summary>The bot acknowledges each of them and the test hears it.</summary>
    private static Dictionary<string, TaskCompletionSource<JsonObject>> Listen(Stage stage, params string[] ids)
    {
        var heard = ids.ToDictionary(id => id, _ => new TaskCompletionSource<JsonObject>());
        foreach (var id in ids)
        {
            stage.Bot.When(
                id,
                interaction =>
                {
                    heard[id].TrySetResult(interaction);
                    return stage.Bot.AnswerAsync(interaction, 4, new() { ["content"] = $"heard {id}", ["flags"] = 64 });
                }
            );
        }

        return heard;
    }

    private static async Task<string[]> ValuesAsync(TaskCompletionSource<JsonObject> heard) =>
        [.. (await heard.Task)["data"]!["values"]!.AsArray().Select(v => (string)v!)];
}

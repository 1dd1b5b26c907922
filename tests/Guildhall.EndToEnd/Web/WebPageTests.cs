using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

public sealed class WebPageTests(Chromium chromium)
{
    private const string Line = "/translate project:mibera document:@prd audience:leadership";

    private static readonly string[] Known = ["mibera", "fatbera", "interpol"];

    [Fact]
    public async Task A_command_written_as_a_line_shows_that_the_bot_thinks_and_then_its_answer()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var mayFinish = new TaskCompletionSource();
        var received = new TaskCompletionSource<JsonObject>();
        stage.Bot.When(
            "translate",
            async interaction =>
            {
                received.TrySetResult(interaction);
                await stage.Bot.AnswerAsync(interaction, 5);
                await mayFinish.Task;
                await stage.Bot.EditAsync(interaction, Summary());
            }
        );

        await stage.SayAsync(Line);

        await Expect(stage.Page.Locator(".thinking")).ToContainTextAsync("is thinking");
        mayFinish.SetResult();
        var embed = stage.Page.Locator(".embed");
        await Expect(embed).ToContainTextAsync("Summary for leadership");
        await Expect(embed.Locator(".embed-row").First.Locator("dt"))
            .ToHaveTextAsync(["Audience", "Document", "Model"]);
        await Expect(stage.Page.Locator(".thinking")).ToHaveCountAsync(0);
        await Expect(stage.Page.Locator(".reference.used")).ToHaveTextAsync("leadership used /translate");
        var sent = await received.Task;
        var options = sent["data"]!["options"]!.AsArray().Select(o => $"{o!["name"]}={o["value"]}");
        Assert.Equal(["project=mibera", "document=@prd", "audience=leadership"], options);
    }

    [Fact]
    public async Task A_command_is_filled_in_by_keyboard_alone()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var received = new TaskCompletionSource<JsonObject>();
        stage.Bot.When("?translate", interaction => stage.Bot.AnswerAsync(interaction, 8, Projects(interaction)));
        stage.Bot.When(
            "translate",
            interaction =>
            {
                received.TrySetResult(interaction);
                return stage.Bot.AnswerAsync(interaction, 4, new() { ["content"] = "done" });
            }
        );
        var keyboard = stage.Page.Keyboard;

        await stage.Box.FocusAsync();
        await keyboard.TypeAsync("/tr");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await keyboard.PressAsync("Tab");
        await Expect(stage.Page.Locator(".chip .required")).ToHaveCountAsync(3);
        await Expect(stage.Page.Locator("[data-suggestion=interpol]")).ToBeVisibleAsync();
        await keyboard.TypeAsync("fat");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["fatbera"]);
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("docs/sdd.md");
        await keyboard.PressAsync("Enter");
        await Expect(stage.Page.Locator("[data-suggestion=devrel]")).ToBeVisibleAsync();
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Enter");

        await Expect(stage.Messages.Last).ToContainTextAsync("done");
        var options = (await received.Task)["data"]!["options"]!.AsArray().Select(o => o!["value"]!.ToString());
        Assert.Equal(["fatbera", "docs/sdd.md", "product"], options);
    }

    [Fact]
    public async Task A_line_without_a_required_option_opens_its_fields_and_says_which()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        stage.Bot.When("?translate", interaction => stage.Bot.AnswerAsync(interaction, 8, Projects(interaction)));

        await stage.SayAsync("/translate document:@prd audience:leadership");

        await Expect(stage.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("needs project");
        await Expect(stage.Page.Locator("[data-option=document]")).ToHaveValueAsync("@prd");
        await Expect(stage.Page.Locator("[data-option=project]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_click_on_a_button_changes_the_message()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        stage.Bot.When("translate", interaction => stage.Bot.AnswerAsync(interaction, 4, Summary()));
        stage.Bot.When(
            "withdraw",
            interaction =>
                stage.Bot.AnswerAsync(
                    interaction,
                    7,
                    new()
                    {
                        ["content"] = "Withdrawn.",
                        ["embeds"] = new JsonArray(),
                        ["components"] = new JsonArray(),
                    }
                )
        );
        await stage.SayAsync(Line);

        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();

        await Expect(stage.Messages.Last).ToContainTextAsync("Withdrawn.");
        await Expect(stage.Page.Locator(".embed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_ephemeral_answer_is_seen_by_one_member_alone()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        stage.Bot.When(
            "whisper",
            interaction =>
                stage.Bot.AnswerAsync(interaction, 4, new() { ["content"] = "for your eyes", ["flags"] = 64 })
        );
        await stage.SayAsync("/whisper");
        var secret = stage.Page.GetByText("for your eyes");
        await Expect(secret).ToBeVisibleAsync();
        await Expect(stage.Messages.Last).ToContainTextAsync("Only you can see this");

        await stage.ActAsAsync("marketing");
        await Expect(stage.Messages.First).ToBeVisibleAsync();
        await Expect(secret).ToHaveCountAsync(0);

        await stage.ActAsAsync("leadership");
        await Expect(secret).ToBeVisibleAsync();
        await stage.Page.GetByText("Dismiss message").ClickAsync();
        await Expect(secret).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_form_says_what_is_missing_and_then_reaches_the_bot()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var received = new TaskCompletionSource<JsonObject>();
        stage.Bot.When("form", interaction => stage.Bot.AnswerAsync(interaction, 9, Form()));
        stage.Bot.When(
            "feedback",
            interaction =>
            {
                received.TrySetResult(interaction);
                return stage.Bot.AnswerAsync(interaction, 4, new() { ["content"] = "Thank you." });
            }
        );
        await stage.SayAsync("/form");
        var dialog = stage.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Feedback");

        await dialog.GetByText("Submit").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This is needed.");
        await dialog.GetByLabel("Title").FillAsync("Too slow");
        await dialog.GetByText("Submit").ClickAsync();

        await Expect(stage.Messages.Last).ToContainTextAsync("Thank you.");
        await Expect(stage.Messages.Last).ToContainTextAsync("leadership filled in the form of /form");
        Assert.Contains("Too slow", (await received.Task)["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_bot_that_stays_silent_is_reported_in_place()
    {
        await using var stage = await Stage.OpenAsync(chromium, answerWithin: TimeSpan.FromSeconds(3));
        stage.Bot.When("whisper", _ => Task.CompletedTask);

        await stage.SayAsync("/whisper");

        await Expect(stage.Page.Locator(".pending.failed")).ToContainTextAsync("The application did not respond");
    }

    [Fact]
    public async Task A_button_far_above_brings_its_missing_answer_into_sight()
    {
        await using var stage = await Stage.OpenAsync(chromium, answerWithin: TimeSpan.FromSeconds(3));
        stage.Bot.When("mute", _ => Task.CompletedTask);
        var path = $"channels/{await stage.ChannelIdAsync("general")}/messages";
        var body = JsonNode.Parse(
            """
            { "content": "press me", "components": [
              { "type": 1, "components": [ { "type": 2, "style": 1, "label": "Press", "custom_id": "mute" } ] } ] }
            """
        )!;
        await stage.Bot.CallAsync(HttpMethod.Post, path, body);
        for (var i = 0; i < 40; i++)
        {
            await stage.WriteAsync("product", $"line {i}");
        }

        await Expect(stage.Message("line 39")).ToBeVisibleAsync();
        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Press" }).ClickAsync();

        await Expect(stage.Page.Locator(".pending.failed")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Nothing_that_a_member_writes_becomes_markup()
    {
        await using var stage = await Stage.OpenAsync(chromium);

        await stage.SayAsync("<img src=x onerror=alert(1)> **bold** `<b>` ||hidden|| [x](javascript:alert(1))");

        var message = stage.Messages.Last;
        await Expect(message.Locator("strong")).ToHaveTextAsync("bold");
        await Expect(message.Locator(".content")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(message.Locator("code")).ToHaveTextAsync("<b>");
        await Expect(message.Locator("img, script, a")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_member_edits_answers_reacts_to_and_deletes_messages()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.SayAsync("first thought");
        var message = stage.Messages.Filter(new() { HasText = "first thought" }).Last;

        await message.FocusAsync();
        await stage.Page.Keyboard.PressAsync("e");
        await stage.Page.Locator(".message-editor").FillAsync("second thought");
        await stage.Page.Keyboard.PressAsync("Enter");
        message = stage.Messages.Filter(new() { HasText = "second thought" }).Last;
        await Expect(message).ToContainTextAsync("(edited)");

        await message.HoverAsync();
        await message.GetByLabel("Add a reaction").ClickAsync();
        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "🎉 tada" }).ClickAsync();
        await Expect(message.Locator(".reaction[aria-pressed=true]")).ToContainTextAsync("1");

        await message.HoverAsync();
        await message.GetByLabel("Reply").ClickAsync();
        await stage.SayAsync("an answer");
        await Expect(stage.Messages.Last.Locator(".reference")).ToContainTextAsync("second thought");

        await message.First.HoverAsync();
        await stage.Messages.Last.FocusAsync();
        await stage.Page.Keyboard.PressAsync("Delete");
        await Expect(stage.Dialog).ToContainTextAsync("Delete this message?");
        await stage.Page.Keyboard.PressAsync("Enter");
        await Expect(stage.Page.GetByText("an answer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_phone_sees_everything_without_scrolling_sideways()
    {
        await using var stage = await Stage.OpenAsync(chromium, width: 390, height: 844);
        stage.Bot.When("translate", interaction => stage.Bot.AnswerAsync(interaction, 4, Summary()));
        await stage.SayAsync(Line);
        await Expect(stage.Page.Locator(".embed")).ToBeVisibleAsync();
        Assert.Equal(0, await stage.OverflowAsync());

        await stage.Page.GetByLabel("Servers and channels").ClickAsync();
        await Expect(stage.Page.Locator("[data-channel=documents]")).ToBeInViewportAsync();
        Assert.Equal(0, await stage.OverflowAsync());
        await stage.Page.Locator("[data-channel=documents]").ClickAsync();
        await Expect(stage.Page.Locator("#topbar .title")).ToHaveTextAsync("#documents");

        await stage.Page.GetByLabel("Members", new() { Exact = true }).First.ClickAsync();
        await Expect(stage.Page.Locator("#members")).ToContainTextAsync("marketing");
        await stage.Page.Keyboard.PressAsync("Escape");
        await stage.Box.FillAsync("/");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(5);
        Assert.Equal(0, await stage.OverflowAsync());
    }

    private static JsonObject Summary() =>
        new()
        {
            ["embeds"] = new JsonArray(
                new JsonObject
                {
                    ["title"] = "Summary for leadership",
                    ["color"] = 0xE8A33D,
                    ["fields"] = new JsonArray(
                        Field("Audience", "leadership"),
                        Field("Document", "prd.md"),
                        Field("Model", "offline")
                    ),
                }
            ),
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = 2,
                            ["style"] = 4,
                            ["label"] = "Withdraw",
                            ["custom_id"] = "withdraw",
                        }
                    ),
                }
            ),
        };

    private static JsonObject Field(string name, string value) =>
        new()
        {
            ["name"] = name,
            ["value"] = value,
            ["inline"] = true,
        };

    private static JsonObject Projects(JsonObject interaction)
    {
        var typed = interaction["data"]!["options"]!.AsArray().First(o => (bool?)o!["focused"] == true)![
            "value"
        ]!.ToString();
        var fitting = Known.Where(p => p.Contains(typed, StringComparison.Ordinal));
        return new()
        {
            ["choices"] = new JsonArray([.. fitting.Select(p => new JsonObject { ["name"] = p, ["value"] = p })]),
        };
    }

    private static JsonObject Form() =>
        new()
        {
            ["custom_id"] = "feedback",
            ["title"] = "Feedback",
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = 1,
                    ["components"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = 4,
                            ["custom_id"] = "title",
                            ["label"] = "Title",
                            ["style"] = 1,
                            ["required"] = true,
                        }
                    ),
                }
            ),
        };
}

using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>Whatever is done, the keyboard stands in the box afterwards.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_command_that_was_filled_in_leaves_the_keyboard_in_the_box(bool isByKey)
    {
        await using var stage = await Stage.OpenAsync(chromium);
        stage.Bot.When("?translate", i => stage.Bot.AnswerAsync(i, 8, new() { ["choices"] = new JsonArray() }));
        stage.Bot.When("translate", i => stage.Bot.AnswerAsync(i, 4, new() { ["content"] = "translated" }));
        await stage.SayAsync("a line of my own");
        await Expect(stage.Message("a line of my own")).ToBeVisibleAsync();
        await stage.SayAsync("/translate project:mibera document:@prd");
        await Expect(stage.Page.Locator("[data-option=audience]")).ToBeFocusedAsync();
        await stage.Page.Locator("[data-option=audience]").FillAsync("devrel");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["devrel"]);

        if (isByKey)
        {
            await stage.Keyboard.PressAsync("Enter");
        }
        else
        {
            await stage.Page.ClickAsync("#send");
        }

        await Expect(stage.Messages.Last).ToContainTextAsync("translated");
        await Expect(stage.Box).ToBeFocusedAsync();
        await stage.Keyboard.PressAsync("ArrowUp");
        await Expect(stage.Page.Locator(".message-editor")).ToBeFocusedAsync();
        await stage.Keyboard.PressAsync("Escape");
        await Expect(stage.Box).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("cross")]
    [InlineData("reply")]
    public async Task A_command_that_is_left_leaves_the_keyboard_at_hand(string how)
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.WriteAsync("product", "answer me");
        await Expect(stage.Message("answer me")).ToBeVisibleAsync();
        await stage.SayAsync("/case note add");
        var field = stage.Page.Locator("[data-option=who]");
        await Expect(field).ToBeFocusedAsync();

        if (how == "cross")
        {
            await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the command" }).ClickAsync();
        }
        else if (how == "reply")
        {
            await stage.Keyboard.PressAsync("Escape");
            await stage.Message("answer me").HoverAsync();
            await stage.Message("answer me").Locator("[data-key=reply]").ClickAsync();
            await Expect(field).ToBeFocusedAsync();
            return;
        }
        else
        {
            await stage.Keyboard.PressAsync("Escape");
            await stage.Keyboard.PressAsync("Escape");
        }

        await Expect(stage.Box).ToBeFocusedAsync();
        await Expect(stage.Box).ToHaveValueAsync("/case note add");
    }

    [Fact]
    public async Task Whoever_moves_to_an_option_and_writes_at_once_fills_it()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.SayAsync("/case note add");
        await Expect(stage.Page.Locator("[data-option=who]")).ToBeFocusedAsync();

        await stage.Page.GetByLabel("Add option role").FocusAsync();
        await stage.Keyboard.TypeAsync("devr");

        await Expect(stage.Page.Locator("[data-option=role]")).ToBeFocusedAsync();
        await Expect(stage.Page.Locator("[data-option=role]")).ToHaveValueAsync("devr");
    }

    [Fact]
    public async Task A_message_sent_or_changed_by_mouse_leaves_the_keyboard_in_the_box()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.Box.FillAsync("by mouse");
        await stage.Page.ClickAsync("#send");
        await Expect(stage.Message("by mouse")).ToBeVisibleAsync();
        await Expect(stage.Box).ToBeFocusedAsync();

        await stage.Message("by mouse").HoverAsync();
        await stage.Message("by mouse").Locator("[data-key=edit]").ClickAsync();
        await Expect(stage.Page.Locator(".message-editor")).ToBeFocusedAsync();
        await stage.Keyboard.TypeAsync(", changed");
        await stage.Keyboard.PressAsync("Enter");

        await Expect(stage.Message("by mouse, changed")).ToContainTextAsync("(edited)");
        await Expect(stage.Page.Locator(".message-editor")).ToHaveCountAsync(0);
        await Expect(stage.Box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_menu_gives_the_keyboard_back_to_its_message_when_that_was_redrawn_meanwhile()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var route = $"channels/{await stage.ChannelIdAsync("general")}/messages";
        var posted = await stage.Bot.CallAsync(HttpMethod.Post, route, new JsonObject { ["content"] = "before" });
        await Expect(stage.Message("before")).ToBeVisibleAsync();
        await stage.Message("before").FocusAsync();
        await stage.Keyboard.PressAsync("m");
        await Expect(stage.Menu).ToBeVisibleAsync();

        var change = new JsonObject { ["content"] = "afterwards" };
        await stage.Bot.CallAsync(HttpMethod.Patch, $"{route}/{(string)posted["id"]!}", change);
        await Expect(stage.Message("afterwards")).ToBeVisibleAsync();
        await stage.Keyboard.PressAsync("Escape");

        await Expect(stage.Message("afterwards")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_skip_link_moves_the_keyboard_and_not_the_place()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/general?as=product");
        await Expect(stage.Page.Locator("#topbar .title")).ToContainTextAsync("#");
        var address = stage.Page.Url;

        await stage.Page.Locator(".skip").FocusAsync();
        await stage.Keyboard.PressAsync("Enter");

        await Expect(stage.Box).ToBeFocusedAsync();
        Assert.Equal(address, stage.Page.Url);
        await Expect(stage.Page.Locator("#toasts > *")).ToHaveCountAsync(0);
    }
}

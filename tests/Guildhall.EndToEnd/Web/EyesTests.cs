using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>The page shows what its member may see, and takes what its member may do.</summary>
public sealed class EyesTests(Chromium chromium)
{
    [Fact]
    public async Task A_channel_that_closes_takes_its_messages_along_and_opens_with_them_again()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/general?as=developer");
        await stage.WriteAsync("product", "for all");
        await Expect(stage.Message("for all")).ToBeVisibleAsync();

        // What the page asks for after it has connected is not refused by a door that closes meanwhile.
        await stage.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await HideAsync(stage, true);
        await Expect(stage.Page.Locator("#messages")).ToContainTextAsync("developer does not see #general");
        await stage.WriteAsync("admin", "behind the door");
        await stage.WriteAsync("product", "a mark", "documents");
        await Expect(stage.Page.Locator("[data-channel=documents]")).ToHaveAttributeAsync("data-unread", "true");
        await Expect(stage.Messages).ToHaveCountAsync(0);

        await HideAsync(stage, false);
        await Expect(stage.Message("behind the door")).ToBeVisibleAsync();
        await Expect(stage.Box).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_becomes_somebody_else_sees_with_their_eyes_at_once()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/general?as=admin");
        await HideAsync(stage, true);
        await stage.WriteAsync("admin", "among us");
        await Expect(stage.Message("among us")).ToBeVisibleAsync();

        await stage.ActAsAsync("product");
        await Expect(stage.Page.Locator("#messages")).ToContainTextAsync("product does not see #general");
        await stage.WriteAsync("admin", "still among us");
        await stage.ActAsAsync("admin");

        await Expect(stage.Message("still among us")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_locked_thread_says_so_where_one_would_write()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/general?as=product");
        var begun = new JsonObject { ["as"] = "product", ["name"] = "Launch" };
        var path = $"/sim/channels/{await stage.ChannelIdAsync("general")}/threads";
        var thread = (string)(await stage.ControlAsync(HttpMethod.Post, path, begun))["id"]!;
        await stage.Page.Locator("[data-channel=Launch]").ClickAsync();
        await Expect(stage.Page.Locator("#topbar .title")).ToContainTextAsync("Launch");
        await Expect(stage.Box).ToBeVisibleAsync();

        var change = new JsonObject { ["as"] = "admin", ["locked"] = true };
        await stage.ControlAsync(HttpMethod.Patch, $"/sim/channels/{thread}/thread", change);
        await Expect(stage.Page.Locator(".refusal")).ToContainTextAsync("Launch is locked");
        await Expect(stage.Box).ToBeHiddenAsync();

        await stage.ActAsAsync("admin");
        await Expect(stage.Box).ToBeVisibleAsync();
        await stage.SayAsync("closing words");
        await Expect(stage.Message("closing words")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_tap_on_a_message_presses_nothing_that_the_tap_itself_brought()
    {
        await using var stage = await Stage.OpenAsync(chromium, width: 390, height: 780, hasTouch: true);
        await stage.WriteAsync("product", "a long line that reaches to the right side of a phone, and a bit further");
        var message = stage.Message("a long line");
        await Expect(message).ToBeVisibleAsync();
        var box = await Stage.PlaceOfAsync(message);

        foreach (var fromRight in (int[])[30, 70, 110, 150])
        {
            await stage.Page.Touchscreen.TapAsync(box.X + box.Width - fromRight, box.Y + 6);
            await Expect(stage.Page.GetByLabel("Find an emoji")).ToHaveCountAsync(0);
            await stage.Page.EvaluateAsync("document.activeElement.blur()");
            await Expect(message.Locator(".toolbar")).ToBeHiddenAsync();
        }

        await stage.Page.Touchscreen.TapAsync(box.X + (box.Width / 2), box.Y + 6);
        await Expect(message.Locator(".toolbar")).ToBeVisibleAsync();
    }

    // The bot keeps its own eyes.
    private static async Task HideAsync(Stage stage, bool isHidden)
    {
        var path = $"channels/{await stage.ChannelIdAsync("general")}/permissions";
        var own = new JsonObject { ["type"] = 1, ["allow"] = "3072" };
        await stage.Bot.CallAsync(HttpMethod.Put, $"{path}/{stage.Bot.ApplicationId}", own);
        var state = await stage.ControlAsync(HttpMethod.Get, "/sim/state");
        var guild = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == "onomancer-demo")!;
        var everyone = new JsonObject { ["type"] = 0, ["deny"] = isHidden ? "1024" : "0" };
        await stage.Bot.CallAsync(HttpMethod.Put, $"{path}/{guild["id"]}", everyone);
    }
}

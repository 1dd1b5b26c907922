using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>Servers, channels, threads, forums, direct messages, people and what stands behind a server.</summary>
public sealed class PlaceTests(Chromium chromium)
{
    [Fact]
    public async Task A_member_sees_only_the_channels_that_are_open_to_them()
    {
        await using var stage = await Stage.OpenAsync(chromium, "aegis-demo/general?as=moderator");
        await Expect(stage.Page.Locator("[data-channel=mod-log]")).ToBeVisibleAsync();
        await Expect(stage.Page.Locator("[data-channel=appeals]")).ToBeVisibleAsync();

        await stage.ActAsAsync("member-3");

        await Expect(stage.Page.Locator("[data-channel=general]")).ToBeVisibleAsync();
        await Expect(stage.Page.Locator("[data-channel=mod-log]")).ToHaveCountAsync(0);
        await stage.GoAsync("aegis-demo/mod-log?as=member-3");
        await Expect(stage.Page.Locator("#messages")).ToContainTextAsync("member-3 does not see #mod-log");
        await Expect(stage.Box).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Categories_fold_and_channels_are_walked_with_the_arrows()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await CreateAsync(stage, """{ "name": "Work", "type": 4 }""", """{ "name": "planning", "type": 0 }""");
        var planning = stage.Page.Locator("[data-channel=planning]");
        await Expect(planning).ToBeVisibleAsync();

        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Work" }).ClickAsync();
        await Expect(planning).ToHaveCountAsync(0);
        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Work" }).PressAsync("Enter");
        await Expect(planning).ToBeVisibleAsync();

        await stage.Page.Locator("[data-channel=general]").FocusAsync();
        await stage.Keyboard.PressAsync("ArrowDown");
        await Expect(stage.Page.Locator("[data-channel=documents]")).ToBeFocusedAsync();
        await stage.Keyboard.PressAsync("Enter");
        await Expect(stage.Page.Locator("#topbar .title")).ToHaveTextAsync("#documents");
    }

    [Fact]
    public async Task A_thread_is_started_from_a_message_archived_and_opened_again()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/general?as=admin");
        await stage.WriteAsync("product", "when do we launch?");
        await stage.Message("when do we launch?").FocusAsync();
        await stage.Keyboard.PressAsync("m");
        await stage.ChooseAsync("Start a thread");
        await Expect(stage.Dialog.GetByLabel("Name")).ToBeFocusedAsync();
        await stage.Keyboard.TypeAsync("Launch date");
        await Expect(stage.Dialog.GetByLabel("Name")).ToHaveValueAsync("Launch date");
        await stage.Keyboard.PressAsync("Enter");

        await Expect(stage.Page.Locator("#topbar .title")).ToContainTextAsync("Launch date");
        await stage.SayAsync("in May");
        await Expect(stage.Message("in May")).ToBeVisibleAsync();
        await stage.Page.GetByLabel("Archive this thread").ClickAsync();
        await Expect(stage.Page.GetByLabel("Take out of the archive")).ToBeVisibleAsync();
        await stage.Page.Locator("#topbar .parent").ClickAsync();
        await Expect(stage.Page.Locator("[data-channel='Launch date']")).ToHaveCountAsync(0);

        await stage.Message("when do we launch?").Locator(".thread-link").ClickAsync();
        await Expect(stage.Message("in May")).ToBeVisibleAsync();
        await stage.Page.GetByLabel("Threads").ClickAsync();
        await stage.Dialog.GetByText("Take out of the archive").ClickAsync();
        await Expect(stage.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Open · 1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_forum_takes_a_post_and_shows_it()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await CreateAsync(stage, """{ "name": "Work", "type": 4 }""", """{ "name": "ideas", "type": 15 }""");
        await stage.Page.Locator("[data-channel=ideas]").ClickAsync();
        await Expect(stage.Page.Locator("#messages")).ToContainTextAsync("No posts yet");

        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "New post" }).ClickAsync();
        await stage.Dialog.GetByLabel("Title").FillAsync("Fewer meetings");
        await stage.Dialog.GetByLabel("Message").FillAsync("None on **Fridays**.");
        await stage.Dialog.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();

        await Expect(stage.Message("Fridays").Locator("strong")).ToHaveTextAsync("Fridays");
        await stage.Page.Locator("#topbar .parent").ClickAsync();
        await Expect(stage.Page.Locator(".post")).ToContainTextAsync("Fewer meetings");
    }

    [Fact]
    public async Task A_direct_message_to_a_bot_is_answered_edited_and_reacted_to()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.Page.Locator("#members [data-name=guildhall]").ClickAsync();
        await stage.Page.Locator(".person-card").GetByText("Message").ClickAsync();
        await Expect(stage.Page.Locator("#topbar .title")).ToHaveTextAsync("@guildhall");
        await stage.SayAsync("are you there?");
        await Expect(stage.Message("are you there?")).ToBeVisibleAsync();
        var dms = await stage.ControlAsync(HttpMethod.Get, "/sim/users/leadership/dms");
        var answer = new JsonObject { ["content"] = "always" };
        await stage.Bot.CallAsync(HttpMethod.Post, $"channels/{dms[0]!["id"]}/messages", answer);
        await Expect(stage.Message("always")).ToBeVisibleAsync();

        await stage.Box.PressAsync("ArrowUp");
        await stage.Page.Locator(".message-editor").FillAsync("are you really there?");
        await stage.Keyboard.PressAsync("Enter");
        await Expect(stage.Message("really there?")).ToContainTextAsync("(edited)");
        await stage.Message("always").FocusAsync();
        await stage.Keyboard.PressAsync("+");
        await stage.Keyboard.TypeAsync("heart");
        await stage.Keyboard.PressAsync("Enter");
        await Expect(stage.Message("always").Locator(".reaction").First).ToHaveTextAsync("❤️1");
    }

    [Fact]
    public async Task A_moderator_times_out_and_kicks_by_hand_and_the_audit_log_says_so()
    {
        await using var stage = await Stage.OpenAsync(chromium, "aegis-demo/general?as=moderator");
        var target = stage.Page.Locator("#members [data-name=member-7]");
        await target.ClickAsync(new() { Button = MouseButton.Right });
        await stage.ChooseAsync("Time out …");
        await stage.ChooseAsync("10 minutes");
        await Expect(target).ToContainTextAsync("TIMED OUT");

        await stage.ActAsAsync("member-7");
        await Expect(stage.Page.Locator(".refusal")).ToContainTextAsync("member-7 is timed out until");
        await stage.ActAsAsync("moderator");

        await target.FocusAsync();
        await stage.Keyboard.PressAsync("Enter");
        await stage.Page.Locator(".person-card").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await stage.ChooseAsync("Kick …");
        await stage.Dialog.GetByLabel("Reason").FillAsync("third warning");
        await stage.Dialog.GetByRole(AriaRole.Button, new() { Name = "Kick" }).ClickAsync();
        await Expect(target).ToHaveCountAsync(0);

        await stage.Page.ClickAsync("#server-menu");
        await stage.ChooseAsync("Audit log");
        await Expect(stage.Dialog.Locator(".card").First).ToContainTextAsync("moderator kicked");
        await Expect(stage.Dialog.Locator(".card").First).ToContainTextAsync("third warning");
    }

    [Fact]
    public async Task Roles_overwrites_and_traffic_can_be_read()
    {
        await using var stage = await Stage.OpenAsync(chromium, "aegis-demo/general?as=owner");
        await stage.Page.ClickAsync("#server-menu");
        await stage.ChooseAsync("Roles");
        await stage.Dialog.Locator("summary", new() { HasText = "moderator" }).ClickAsync();
        await Expect(stage.Dialog.Locator("details[open]")).ToContainTextAsync("Ban members");
        await stage.Keyboard.PressAsync("Escape");

        await stage.Page.Locator("#server-menu").PressAsync("Enter");
        await stage.ChooseAsync("Channels and who sees them");
        await stage.Dialog.Locator("summary", new() { HasText = "mod-log" }).ClickAsync();
        await Expect(stage.Dialog.Locator("details[open]")).ToContainTextAsync("View channel");
        await stage.Keyboard.PressAsync("Escape");

        await stage.Page.Locator("#server-menu").PressAsync("Enter");
        await stage.ChooseAsync("Traffic");
        await stage.Dialog.GetByLabel("Filter requests").FillAsync("put commands");
        await stage.Dialog.Locator(".traffic-rows").FocusAsync();
        await stage.Keyboard.PressAsync("ArrowDown");
        await Expect(stage.Dialog.Locator(".traffic-detail")).ToContainTextAsync("/applications/");
        await Expect(stage.Dialog.Locator(".traffic-detail pre").First).ToContainTextAsync("Summarise a document");
    }

    private static async Task CreateAsync(Stage stage, string category, string channel)
    {
        var state = await stage.ControlAsync(HttpMethod.Get, "/sim/state");
        var route = $"guilds/{state["guilds"]![0]!["id"]}/channels";
        var made = await stage.Bot.CallAsync(HttpMethod.Post, route, JsonNode.Parse(category)!);
        var inner = JsonNode.Parse(channel)!;
        inner["parent_id"] = (string)made["id"]!;
        await stage.Bot.CallAsync(HttpMethod.Post, route, inner);
    }
}

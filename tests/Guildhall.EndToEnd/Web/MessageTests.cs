using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>What a member does with messages, by mouse and by keyboard.</summary>
public sealed class MessageTests(Chromium chromium)
{
    [Fact]
    public async Task The_arrow_upwards_edits_ones_own_last_message()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.SayAsync("a tpyo");
        await stage.WriteAsync("product", "somebody else in between");
        await Expect(stage.Message("somebody else")).ToBeVisibleAsync();

        await stage.Box.PressAsync("ArrowUp");
        await stage.Page.Locator(".message-editor").FillAsync("a typo");
        await stage.Keyboard.PressAsync("Enter");

        await Expect(stage.Message("a typo")).ToContainTextAsync("(edited)");
        await Expect(stage.Box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Nothing_is_deleted_without_a_yes()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.SayAsync("do I stay?");
        var message = stage.Message("do I stay?");
        await message.HoverAsync();
        await message.GetByLabel("Delete").ClickAsync();
        await Expect(stage.Dialog).ToContainTextAsync("do I stay?");

        await stage.Dialog.GetByText("Cancel").ClickAsync();
        await Expect(message).ToBeVisibleAsync();

        await message.HoverAsync();
        await message.GetByLabel("Delete").ClickAsync();
        await stage.Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(message).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reaction_is_found_by_name_toggled_and_shows_who_gave_it()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.WriteAsync("product", "what do you think?");
        var message = stage.Message("what do you think?");
        await message.FocusAsync();
        await stage.Keyboard.PressAsync("+");
        await stage.Keyboard.TypeAsync("rocket");
        await stage.Keyboard.PressAsync("Enter");
        var reaction = message.Locator(".reaction").First;
        await Expect(reaction).ToHaveTextAsync("🚀1");
        await Expect(reaction).ToHaveAttributeAsync("aria-pressed", "true");

        await reaction.ClickAsync(new() { Button = MouseButton.Right });
        await Expect(stage.Dialog).ToContainTextAsync("leadership");
        await stage.Keyboard.PressAsync("Escape");

        await reaction.ClickAsync();
        await Expect(message.Locator(".reaction")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reply_leads_to_its_message_however_old_that_is()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var old = await stage.WriteAsync("product", "the very first thought");
        await BurstAsync(stage, 500);
        await stage.ControlAsync(
            HttpMethod.Post,
            "/sim/guilds/onomancer-demo/channels/general/messages",
            new JsonObject
            {
                ["as"] = "devrel",
                ["content"] = "about that",
                ["replyTo"] = (string)old["id"]!,
            }
        );
        await Expect(stage.Message("about that")).ToBeVisibleAsync();

        await stage.Message("about that").Locator("button.reference").ClickAsync();

        await Expect(stage.Page.Locator(".message.found")).ToContainTextAsync("the very first thought");
        await Expect(stage.Page.Locator(".message.found")).ToBeInViewportAsync();
        await stage.Page.GetByText("Jump to newest").ClickAsync();
        await Expect(stage.Message("about that")).ToBeInViewportAsync();
        await Expect(stage.Page.Locator("#jump")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Older_messages_come_when_one_scrolls_up_and_the_place_holds_still()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/documents?as=leadership");
        await BurstAsync(stage, 250);
        await stage.WriteAsync("product", "all of that has been heard", "documents");
        await Expect(stage.Message("all of that has been heard")).ToBeVisibleAsync();
        await stage.GoAsync("onomancer-demo/general?as=leadership");
        await Expect(stage.Message("Message 250 of")).ToBeInViewportAsync();
        await Expect(stage.Message("Message 120 of")).ToHaveCountAsync(0);

        await stage.Page.Locator("#messages").EvaluateAsync("e => { e.scrollTop = 0; }");

        await Expect(stage.Message("Message 120 of")).ToBeAttachedAsync();
        var top = await stage.Page.Locator("#messages").EvaluateAsync<int>("e => e.scrollTop");
        Assert.True(top > 600, $"the reader was thrown to the top: {top}");
        await stage.Page.Locator("#messages").FocusAsync();
        while (await stage.Page.Locator(".beginning").CountAsync() == 0)
        {
            await stage.Keyboard.PressAsync("Home");
        }

        await Expect(stage.Message("Message 1 of")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Ten_thousand_messages_leave_the_page_quick()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await BurstAsync(stage, 10_000);
        await Expect(stage.Message("Message 10000 of")).ToBeInViewportAsync();

        await stage.SayAsync("still here");

        await Expect(stage.Message("still here")).ToBeInViewportAsync();
        Assert.InRange(await stage.Messages.CountAsync(), 50, 850);
    }

    [Fact]
    public async Task Unread_channels_are_marked_and_open_where_one_stopped()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var me = (string)(await MemberAsync(stage, "leadership"))["id"]!;
        await stage.WriteAsync("admin", $"look here <@{me}>", "documents");
        await stage.WriteAsync("admin", "and here", "documents");

        var channel = stage.Page.Locator("[data-channel=documents]");
        await Expect(channel).ToHaveAttributeAsync("data-unread", "true");
        await Expect(channel.Locator(".calls")).ToHaveTextAsync("1");
        await channel.ClickAsync();

        await Expect(stage.Page.Locator(".day.new + article")).ToContainTextAsync("look here @leadership");
        await Expect(channel).ToHaveAttributeAsync("data-unread", "false");
    }

    [Fact]
    public async Task Mentions_channels_and_emoji_are_completed_while_one_writes()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.Box.FocusAsync();
        await stage.Keyboard.TypeAsync("Hello @prod");
        await Expect(stage.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("@product");
        await stage.Keyboard.PressAsync("Enter");
        await stage.Keyboard.TypeAsync("see #docu");
        await Expect(stage.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await stage.Keyboard.PressAsync("Tab");
        await stage.Keyboard.TypeAsync("it is :fire");
        await Expect(stage.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("🔥");
        await stage.Keyboard.PressAsync("Enter");
        await stage.Keyboard.PressAsync("Enter");

        var content = stage.Message("Hello").Locator(".content");
        await Expect(content).ToHaveTextAsync("Hello @product see #documents it is 🔥");
        await Expect(content.Locator(".mention")).ToHaveTextAsync(["@product", "#documents"]);
        await content.Locator(".mention").First.ClickAsync();
        await Expect(stage.Page.Locator(".person-card")).ToContainTextAsync("product");
        await stage.Keyboard.PressAsync("Escape");
        await content.Locator(".mention").Last.ClickAsync();
        await Expect(stage.Page.Locator("#topbar .title")).ToHaveTextAsync("#documents");
    }

    [Fact]
    public async Task A_forward_shows_what_it_carries_and_a_mention_keeps_the_name_of_whoever_left()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var channel = await stage.ChannelIdAsync("general");
        var written = await stage.WriteAsync("guest", "come all to the launch");
        var reference = new JsonObject
        {
            ["type"] = 1,
            ["channel_id"] = channel,
            ["message_id"] = (string?)written["id"],
        };
        var path = $"channels/{channel}/messages";
        await stage.Bot.CallAsync(HttpMethod.Post, path, new JsonObject { ["message_reference"] = reference });
        await Expect(stage.Page.Locator(".forwarded")).ToContainTextAsync("come all to the launch");

        var content = $"farewell <@{written["author"]!["id"]}>";
        await stage.Bot.CallAsync(HttpMethod.Post, path, new JsonObject { ["content"] = content });
        await stage.ControlAsync(HttpMethod.Delete, "/sim/guilds/onomancer-demo/members/guest");
        await stage.Page.ReloadAsync();

        await Expect(stage.Message("farewell")).ToContainTextAsync("@guest");
    }

    [Fact]
    public async Task A_pinned_message_is_found_again_and_taken_down()
    {
        await using var stage = await Stage.OpenAsync(chromium, "onomancer-demo/general?as=admin");
        await stage.SayAsync("the rules");
        await stage.Message("the rules").ClickAsync(new() { Button = MouseButton.Right });
        await stage.ChooseAsync("Pin");
        await Expect(stage.Message("the rules").Locator(".pinned-sign")).ToBeVisibleAsync();

        await stage.Page.GetByLabel("Pinned messages").ClickAsync();
        await Expect(stage.Dialog.Locator(".card")).ToContainTextAsync("the rules");
        await stage.Dialog.GetByText("Unpin").ClickAsync();

        await Expect(stage.Dialog).ToContainTextAsync("Nothing is pinned here");
        await Expect(stage.Page.Locator(".pinned-sign")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Files_are_pasted_dropped_and_chosen_and_shown()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.Page.EvaluateAsync(
            """
            () => {
              const data = new DataTransfer();
              data.items.add(new File(['first line\nsecond line'], 'notes.txt', { type: 'text/plain' }));
              const box = document.querySelector('#composer-input');
              box.focus();
              box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """
        );
        await Expect(stage.Page.Locator(".tray-file")).ToHaveCountAsync(1);
        await stage.Page.EvaluateAsync(
            """
            () => {
              const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="teal"/></svg>';
              const data = new DataTransfer();
              data.items.add(new File([svg], 'chart.svg', { type: 'image/svg+xml' }));
              document.querySelector('#main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """
        );
        await Expect(stage.Page.Locator(".tray-file")).ToHaveCountAsync(2);
        var chooser = await stage.Page.RunAndWaitForFileChooserAsync(() =>
            stage.Page.GetByLabel("Attach files").ClickAsync()
        );
        await chooser.SetFilesAsync([Bytes("wrong.bin"), Bytes("data.bin")]);
        await stage.Page.GetByLabel("Remove wrong.bin").ClickAsync();
        await stage.SayAsync("three files");

        var message = stage.Message("three files");
        await Expect(message.Locator(".text-file pre")).ToContainTextAsync("second line");
        await Expect(message.Locator(".file-name")).ToHaveTextAsync(["notes.txt", "data.bin"]);
        await message.GetByRole(AriaRole.Img, new() { Name = "chart.svg" }).ClickAsync();
        await Expect(stage.Dialog.GetByRole(AriaRole.Img, new() { Name = "chart.svg" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_typing_is_seen_by_others_and_heard_by_bots()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var channel = await stage.ChannelIdAsync("general");
        var typing = new JsonObject { ["as"] = "devrel" };
        await stage.ControlAsync(HttpMethod.Post, $"/sim/channels/{channel}/typing", typing);
        await Expect(stage.Page.Locator("#typing")).ToHaveTextAsync("devrel is typing…");

        await stage.WriteAsync("devrel", "there it is");

        await Expect(stage.Message("there it is")).ToBeVisibleAsync();
        await Expect(stage.Page.Locator("#typing")).ToBeEmptyAsync();
    }

    private static FilePayload Bytes(string name) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = [1, 2, 3],
        };

    private static Task<JsonNode> BurstAsync(Stage stage, int count) =>
        stage.ControlAsync(
            HttpMethod.Post,
            "/sim/burst",
            new JsonObject
            {
                ["guild"] = "onomancer-demo",
                ["channel"] = "general",
                ["kind"] = "messages",
                ["count"] = count,
            }
        );

    private static async Task<JsonNode> MemberAsync(Stage stage, string name)
    {
        var state = await stage.ControlAsync(HttpMethod.Get, "/sim/state");
        return state["guilds"]![0]!["members"]!.AsArray().Single(m => (string?)m!["name"] == name)!;
    }
}

using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

public sealed class PollTests(Chromium chromium)
{
    [Fact]
    public async Task A_poll_is_voted_on_by_click_counts_others_and_ends_in_words()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var channel = await stage.ChannelIdAsync("general");
        var posted = await stage.Bot.CallAsync(HttpMethod.Post, $"channels/{channel}/messages", Poll());
        var poll = stage.Page.Locator(".poll");
        var tea = poll.GetByRole(AriaRole.Button).Filter(new() { HasText = "Tea" });
        await Expect(poll).ToContainTextAsync("What shall we drink?");
        await Expect(poll.Locator(".poll-count")).ToHaveTextAsync(["0 votes · 0 %", "0 votes · 0 %"]);

        await tea.ClickAsync();
        await Expect(tea).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(tea).ToBeFocusedAsync();
        foreach (var (member, answer) in new[] { ("product", 1), ("devrel", 2) })
        {
            var vote = new JsonObject { ["as"] = member };
            await stage.ControlAsync(HttpMethod.Put, $"/sim/messages/{posted["id"]}/votes/{answer}", vote);
        }

        await Expect(poll.Locator(".poll-count")).ToHaveTextAsync(["2 votes · 67 %", "1 vote · 33 %"]);
        await tea.ClickAsync();
        await Expect(poll.Locator(".poll-count")).ToHaveTextAsync(["1 vote · 50 %", "1 vote · 50 %"]);
        await tea.ClickAsync();
        await Expect(poll.Locator(".poll-count")).ToHaveTextAsync(["2 votes · 67 %", "1 vote · 33 %"]);

        await stage.Bot.CallAsync(HttpMethod.Post, $"channels/{channel}/polls/{posted["id"]}/expire", new JsonObject());

        var result = stage.Page.Locator("#messages .system").Last;
        await Expect(result).ToContainTextAsync("What shall we drink? has ended. 🍵 Tea won with 2 of 3 votes (67 %).");
        await Expect(poll).ToContainTextAsync("3 votes · Ended");
        await Expect(poll.Locator(".mine")).ToContainTextAsync("Tea");
        await Expect(poll.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(stage.Page.Locator(".embed").Filter(new() { HasText = "poll_question_text" })).ToHaveCountAsync(0);
    }

    private static JsonNode Poll() =>
        JsonNode.Parse(
            """
            { "poll": { "question": { "text": "What shall we drink?" }, "duration": 24, "answers": [
              { "poll_media": { "text": "Tea", "emoji": { "name": "🍵" } } },
              { "poll_media": { "text": "Coffee" } } ] } }
            """
        )!;
}

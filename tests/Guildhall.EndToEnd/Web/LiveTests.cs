using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>The line to the simulator breaks and comes back.</summary>
public sealed class LiveTests(Chromium chromium)
{
    [Fact]
    public async Task After_a_cut_line_nothing_is_lost_or_doubled()
    {
        var isOpen = true;
        IWebSocketRoute? line = null;
        await using var stage = await Stage.OpenAsync(
            chromium,
            prepare: page =>
                page.RouteWebSocketAsync(
                    "**/sim/live*",
                    socket =>
                    {
                        if (!isOpen)
                        {
                            _ = socket.CloseAsync();
                            return;
                        }

                        line = socket;
                        socket.ConnectToServer();
                    }
                )
        );
        await stage.WriteAsync("product", "before the cut");
        await Expect(stage.Message("before the cut")).ToBeVisibleAsync();
        var gone = await stage.WriteAsync("product", "soon deleted");
        await Expect(stage.Message("soon deleted")).ToBeVisibleAsync();

        isOpen = false;
        await line!.CloseAsync();
        await Expect(stage.Page.Locator("#topbar .line")).ToHaveTextAsync("reconnecting …");
        await stage.WriteAsync("product", "during the cut");
        await stage.ControlAsync(
            HttpMethod.Delete,
            $"/sim/guilds/onomancer-demo/channels/general/messages/{gone["id"]}",
            new JsonObject { ["as"] = "product" }
        );
        await stage.SayAsync("written during the cut");
        await Expect(stage.Message("written during the cut")).ToBeVisibleAsync();
        isOpen = true;

        await Expect(stage.Page.Locator("#topbar .line")).ToHaveTextAsync("live");
        await stage.WriteAsync("product", "after the cut");
        await Expect(stage.Message("after the cut")).ToBeVisibleAsync();
        await Expect(stage.Message("soon deleted")).ToHaveCountAsync(0);
        await Expect(stage.Messages.Filter(new() { HasText = "the cut" }).Locator(".content"))
            .ToHaveTextAsync(["before the cut", "during the cut", "written during the cut", "after the cut"]);
    }

    // A route of Playwright's would open the page's socket at once, whether it goes anywhere or not.
    private const string ConnectsWhenTold = """
        const Real = WebSocket;
        const told = new Promise(tell => { window.mayConnect = tell; });
        window.WebSocket = class {
          static OPEN = Real.OPEN;
          readyState = Real.CONNECTING;
          constructor(address) {
            told.then(() => {
              const real = new Real(address);
              for (const name of ["onopen", "onmessage", "onclose"]) real[name] = event => this[name]?.(event);
              Object.defineProperty(this, "readyState", { get: () => real.readyState });
              this.send = word => real.send(word);
            });
          }
        };
        """;

    [Fact]
    public async Task Before_the_first_connection_nothing_cries_for_help()
    {
        var watching = new TaskCompletionSource<Task>();
        async Task WatchAsync(IPage shown)
        {
            await Expect(shown.Locator("#topbar .line")).ToHaveTextAsync("connecting");
            await Expect(shown.Locator("#messages article").First).ToBeVisibleAsync();
            await shown.EvaluateAsync("mayConnect()");
        }

        await using var stage = await Stage.OpenAsync(
            chromium,
            prepare: async page =>
            {
                await page.AddInitScriptAsync(ConnectsWhenTold);
                // Once, and awaited below: a handler of an event that fails would end the whole run.
                page.DOMContentLoaded += (_, shown) =>
                {
                    if (!watching.Task.IsCompleted)
                    {
                        watching.SetResult(WatchAsync(shown));
                    }
                };
            }
        );

        await (await watching.Task);
        await Expect(stage.Page.Locator("#topbar .line")).ToHaveTextAsync("live");
    }

    [Fact]
    public async Task What_others_do_appears_by_itself()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        var posted = await stage.WriteAsync("product", "a first version");
        var path = $"/sim/guilds/onomancer-demo/channels/general/messages/{posted["id"]}";
        await Expect(stage.Message("a first version")).ToBeVisibleAsync();

        var edit = new JsonObject { ["as"] = "product", ["content"] = "a second version" };
        await stage.ControlAsync(HttpMethod.Patch, path, edit);
        await Expect(stage.Message("a second version")).ToContainTextAsync("(edited)");
        var reaction = new JsonObject { ["as"] = "devrel", ["emoji"] = "👀" };
        await stage.ControlAsync(HttpMethod.Post, path + "/reactions", reaction);
        await Expect(stage.Message("a second version").Locator(".reaction").First).ToHaveTextAsync("👀1");
        await stage.ControlAsync(HttpMethod.Delete, path, new JsonObject { ["as"] = "product" });
        await Expect(stage.Message("a second version")).ToHaveCountAsync(0);
    }
}

using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>Both themes, both widths: everything fits, has a name, can be read; hostile content stays in its box.</summary>
public sealed class LookTests(Chromium chromium)
{
    private const string Rich = """
        { "content": "# Title\n## Sub\n> quote\n1. one\n2. two\n   - nested\n```csharp\nvar x = 1;\n```\n||secret|| <t:1790000000:R> <:party:123456> `code`",
          "embeds": [ { "title": "Summary", "description": "text", "color": 3447003, "author": { "name": "Author" }, "footer": { "text": "Footer" },
            "fields": [ { "name": "A", "value": "1", "inline": true }, { "name": "B", "value": "2", "inline": true }, { "name": "C", "value": "3", "inline": true } ],
            "image": { "url": "https://example.com/a.png" } } ],
          "components": [ { "type": 1, "components": [
            { "type": 2, "style": 1, "label": "One", "custom_id": "1" }, { "type": 2, "style": 2, "label": "Two", "custom_id": "2" }, { "type": 2, "style": 3, "label": "Three", "custom_id": "3" },
            { "type": 2, "style": 4, "label": "Four", "custom_id": "4" }, { "type": 2, "style": 5, "label": "Five", "url": "https://example.com" } ] } ] }
        """;

    /// <summary>What cannot be named, what has no alternative, what cannot be read.</summary>
    private const string Faults = """
        () => {
          const faults = [];
          const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true]');
          const say = (fault, e) => faults.push(`${fault}: ${e.outerHTML.slice(0, 120)}`);
          const name = (e) => e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') && document.getElementById(e.getAttribute('aria-labelledby'))?.textContent)
            || e.labels?.[0]?.textContent || e.textContent.trim() || e.querySelector('img')?.alt || e.title;
          for (const e of document.querySelectorAll('button, a[href], input, textarea, select, [role=button], [role=option], [role=menuitem], dialog, nav, aside')) if (seen(e) && !name(e)) say('no name', e);
          for (const e of document.querySelectorAll('img')) if (!e.hasAttribute('alt')) say('no alt', e);
          for (const e of document.querySelectorAll('[aria-controls], [aria-activedescendant], [aria-labelledby]')) for (const a of ['aria-controls', 'aria-activedescendant', 'aria-labelledby'])
            if (seen(e) && e.hasAttribute(a) && !document.getElementById(e.getAttribute(a))) say(`${a} leads nowhere`, e);
          const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
          for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) faults.push(`id twice: ${id}`);
          for (const e of document.querySelectorAll('button button, a button, button a')) say('nested control', e);
          const parse = (c) => { const m = c.match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [0, 0, 0, 0]; return c.startsWith('color(') ? [m[0] * 255, m[1] * 255, m[2] * 255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1]; };
          const over = (t, b) => t.slice(0, 3).map((v, i) => v * t[3] + b[i] * (1 - t[3]));
          const back = (e) => { const layers = []; for (let x = e; x; x = x.parentElement) { const c = parse(getComputedStyle(x).backgroundColor); layers.push(c); if (c[3] === 1) break; }
            return layers.reverse().reduce((b, c) => over(c, b), [255, 255, 255]); };
          const light = (c) => { const [r, g, b] = c.map((v) => { const x = v / 255; return x <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let t = walker.nextNode(); t; t = walker.nextNode()) {
            const e = t.parentElement;
            if (!t.data.trim() || !seen(e) || e.closest('svg, noscript, script, style, .skip, .sr, .spoiler, :disabled, .away, option') || +getComputedStyle(e).opacity < 1 || e.closest('.toolbar, .gutter-time, .add')) continue;
            const b = back(e);
            const f = over(parse(getComputedStyle(e).color), b);
            const [x, y] = [light(f), light(b)].sort((p, q) => q - p);
            const ratio = (x + .05) / (y + .05);
            if (ratio < 4.4) say(`contrast ${ratio.toFixed(2)} of "${t.data.trim().slice(0, 20)}"`, e);
          }
          return faults.slice(0, 12);
        }
        """;

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Every_view_fits_is_named_and_can_be_read(int width, ColorScheme scheme)
    {
        await using var stage = await Stage.OpenAsync(chromium, "aegis-demo/general?as=owner", width, 844, scheme);
        var isNarrow = width < 720;
        var channel = await stage.ChannelIdAsync("general", "aegis-demo");
        await stage.Bot.CallAsync(HttpMethod.Post, $"channels/{channel}/messages", JsonNode.Parse(Rich)!);
        await Expect(stage.Page.Locator(".embed")).ToBeVisibleAsync();
        await CheckAsync(stage, "messages");

        await stage.Box.FillAsync("/");
        await Expect(stage.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await CheckAsync(stage, "commands");
        await stage.Box.FillAsync("");

        await stage.Messages.Last.FocusAsync();
        await stage.Keyboard.PressAsync("m");
        await Expect(stage.Menu).ToBeVisibleAsync();
        await CheckAsync(stage, "menu");
        await stage.Keyboard.PressAsync("Escape");
        await Expect(stage.Menu).ToHaveCountAsync(0);
        await Expect(stage.Messages.Last).ToBeFocusedAsync();
        await stage.Keyboard.PressAsync("+");
        await Expect(stage.Page.Locator(".emoji-grid")).ToBeVisibleAsync();
        await CheckAsync(stage, "emoji");
        await stage.Keyboard.PressAsync("Escape");

        if (isNarrow)
        {
            await stage.Page.GetByLabel("Members", new() { Exact = true }).First.ClickAsync();
        }

        await stage.Page.Locator("#members [data-name=moderator]").ClickAsync();
        await Expect(stage.Page.Locator(".person-card")).ToBeVisibleAsync();
        await CheckAsync(stage, "person");
        await stage.Keyboard.PressAsync("Escape");
        await stage.Keyboard.PressAsync("Escape");

        foreach (var view in new[] { "Roles", "Channels and who sees them", "Audit log", "Traffic" })
        {
            if (isNarrow && await stage.Page.Locator("#app[data-drawer=left]").CountAsync() == 0)
            {
                await stage.Page.GetByLabel("Servers and channels").ClickAsync();
            }

            await stage.Page.ClickAsync("#server-menu");
            await stage.ChooseAsync(view);
            await Expect(stage.Dialog).ToBeVisibleAsync();
            await CheckAsync(stage, view);
            await stage.Keyboard.PressAsync("Escape");
            await Expect(stage.Dialog).ToHaveCountAsync(0);
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Hostile_content_stays_inert_and_in_its_box(int width)
    {
        await using var stage = await Stage.OpenAsync(chromium, width: width, height: 844);
        var channel = await stage.ChannelIdAsync("general");
        var endless = new string('W', 2000);
        string[] texts =
        [
            endless,
            "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>",
            "\u202Ereversed \u2066isolated שלום مرحبا",
            string.Concat(Enumerable.Repeat("> ", 900)) + "deep",
            string.Concat(Enumerable.Range(0, 50).Select(i => new string(' ', i) + "- deep\n")),
            new string('*', 1900),
            string.Concat(Enumerable.Repeat("||a", 600)),
            "[click](javascript:window.owned=1) <javascript:alert(1)> data:text/html,x",
        ];
        foreach (var text in texts)
        {
            await stage.WriteAsync("product", text);
        }

        var embed = new JsonObject
        {
            ["title"] = endless[..256],
            ["url"] = "https://example.com",
            ["description"] = endless,
            ["footer"] = new JsonObject { ["text"] = endless },
            ["fields"] = new JsonArray([
                .. Enumerable
                    .Range(0, 6)
                    .Select(i => new JsonObject
                    {
                        ["name"] = endless[..200],
                        ["value"] = $"<b>{i}</b>",
                        ["inline"] = true,
                    }),
            ]),
        };
        await stage.Bot.CallAsync(
            HttpMethod.Post,
            $"channels/{channel}/messages",
            new JsonObject { ["content"] = "the end", ["embeds"] = new JsonArray(embed) }
        );

        await Expect(stage.Message("the end").Locator(".embed-field")).ToHaveCountAsync(6);
        Assert.Equal(0, await stage.OverflowAsync());
        Assert.False(await stage.Page.EvaluateAsync<bool>("() => 'owned' in window"));
        Assert.Equal(
            0,
            await stage
                .Page.Locator("#messages script, #messages .content img, a[href^=javascript], a[href^=data]")
                .CountAsync()
        );
    }

    [Fact]
    public async Task The_theme_is_chosen_once_and_kept()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.Page.GetByLabel("Light colours").ClickAsync();
        await Expect(stage.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");

        await stage.Page.ReloadAsync();

        await Expect(stage.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Expect(stage.Page.GetByLabel("Dark colours")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_focus_is_seen_wherever_it_goes()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.Page.Locator("#messages article").Last.ClickAsync();
        for (var i = 0; i < 12; i++)
        {
            await stage.Keyboard.PressAsync("Tab");
            var ring = await stage.Page.EvaluateAsync<string>(
                """
                () => {
                  const e = document.activeElement;
                  const style = getComputedStyle(e);
                  const isRinged = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                  return isRinged || e.closest('.input-row') || e === document.body ? '' : e.outerHTML.slice(0, 150);
                }
                """
            );
            Assert.Equal("", ring);
        }
    }

    private static async Task CheckAsync(Stage stage, string view)
    {
        var faults = await stage.Page.EvaluateAsync<string[]>(Faults);
        Assert.True(faults.Length == 0, $"{view}: {string.Join('\n', faults)}");
        Assert.Equal(0, await stage.OverflowAsync());
    }
}

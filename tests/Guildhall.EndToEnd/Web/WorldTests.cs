using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guildhall.EndToEnd.Web;

/// <summary>The world changes under an open page: servers come, another world takes its place, its clock runs ahead.</summary>
public sealed class WorldTests(Chromium chromium)
{
    [Fact]
    public async Task The_first_server_of_an_empty_world_opens_by_itself_and_so_does_the_world_after_a_restart()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var context = await chromium.OpenAsync(1280, 800, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        Uri origin;
        await using (var empty = SimulatorApp.Create(new SimulatorOptions { Port = 0, IsEmpty = true }))
        {
            await empty.StartAsync(cancellation);
            origin = new(empty.Address());
            await page.GotoAsync(origin.ToString());
            await Expect(page.Locator("[data-connected=true]")).ToBeVisibleAsync();
            await Expect(page.Locator("#sidebar")).ToContainTextAsync("no servers yet");

            await CreateAsync(origin, "atelier", cancellation);

            await Expect(page.Locator("#sidebar h1")).ToHaveTextAsync("atelier");
            await page.FillAsync("#composer-input", "first words");
            await page.PressAsync("#composer-input", "Enter");
            await Expect(page.Locator("#messages article")).ToContainTextAsync("first words");
        }

        await using var other = await StartAtAsync(origin, cancellation);
        await CreateAsync(origin, "workshop", cancellation);

        await Expect(page.Locator("#sidebar h1")).ToHaveTextAsync("workshop");
        await page.FillAsync("#composer-input", "in a new world");
        await page.PressAsync("#composer-input", "Enter");
        await Expect(page.Locator("#messages article")).ToHaveCountAsync(1);
        await Expect(page.Locator("#messages article")).ToContainTextAsync("in a new world");
    }

    [Fact]
    public async Task A_message_after_the_clock_was_put_ahead_is_of_today()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.WriteAsync("product", "of the first day");
        await Expect(stage.Message("of the first day").Locator(".byline time")).ToContainTextAsync("Today at");

        var ahead = new JsonObject { ["advanceMs"] = TimeSpan.FromDays(3).TotalMilliseconds };
        await stage.ControlAsync(HttpMethod.Post, "/sim/clock", ahead);
        await stage.WriteAsync("product", "of the last day");

        await Expect(stage.Message("of the last day").Locator(".byline time")).ToContainTextAsync("Today at");
        await Expect(stage.Message("of the first day").Locator(".byline time")).Not.ToContainTextAsync("Today");
    }

    [Fact]
    public async Task The_audit_log_names_a_banned_member_who_is_gone()
    {
        await using var stage = await Stage.OpenAsync(chromium, "aegis-demo/general?as=moderator");
        var ban = new JsonObject
        {
            ["actor"] = "moderator",
            ["action"] = "ban",
            ["target"] = "member-7",
        };
        await stage.ControlAsync(HttpMethod.Post, "/sim/guilds/aegis-demo/moderation", ban);
        await stage.Page.ReloadAsync();

        await stage.Page.ClickAsync("#server-menu");
        await stage.ChooseAsync("Audit log");

        await Expect(stage.Dialog.Locator(".audit").First).ToContainTextAsync("moderator banned member-7");
    }

    [Fact]
    public async Task Another_world_takes_the_place_of_this_one_on_the_open_page()
    {
        await using var stage = await Stage.OpenAsync(chromium);
        await stage.WriteAsync("product", "before");
        await Expect(stage.Message("before")).ToBeVisibleAsync();
        var world = await stage.ControlAsync(HttpMethod.Get, "/sim/export");
        await stage.WriteAsync("product", "afterwards");
        await Expect(stage.Message("afterwards")).ToBeVisibleAsync();

        await stage.ControlAsync(HttpMethod.Post, "/sim/import", world);

        await Expect(stage.Page.GetByText("afterwards")).ToHaveCountAsync(0);
        await Expect(stage.Message("before")).ToBeVisibleAsync();
    }

    /// <summary>Another world at the same address, as soon as whoever was given the port in between has left it.</summary>
    private static async Task<WebApplication> StartAtAsync(Uri origin, CancellationToken cancellation)
    {
        var app = default(WebApplication);
        await Patience.UntilAsync(
            async () =>
            {
                app = SimulatorApp.Create(
                    new SimulatorOptions
                    {
                        Port = origin.Port,
                        IsEmpty = true,
                        Seed = "another",
                    }
                );
                try
                {
                    await app.StartAsync(cancellation);
                    return true;
                }
                catch (IOException)
                {
                    await app.DisposeAsync();
                    return false;
                }
            },
            () => $"{origin.Authority} is free"
        );
        return app!;
    }

    private static async Task CreateAsync(Uri origin, string name, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = origin };
        var guild = new JsonObject { ["name"] = name, ["owner"] = "ada" };
        using var answer = await http.PostAsJsonAsync("/sim/guilds", guild, cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }
}

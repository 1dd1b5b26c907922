using System.Collections.Concurrent;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;
using Guildhall.EndToEnd.Web;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Aegis;

/// <summary>Somebody who was banned signs in with a real browser, appeals, and sees the answer.</summary>
public class AppealPageTests(Chromium chromium)
{
    private const string Appellant = "member-7";
    private static readonly Snowflake<Guild> guild = new(DemoWorld.AegisId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    public async Task A_banned_member_appeals_and_sees_that_the_ban_was_lifted(
        int width,
        int height,
        ColorScheme scheme
    )
    {
        await using var context = await chromium.OpenAsync(width, height, scheme);
        await using var guildhall = await GuildhallFixture.StartAsync();
        await SetAsync(guildhall, "appeals.channel", await IdAsync(guildhall, "channels", "appeals"));
        await SetAsync(guildhall, "appeals.enabled", "yes");
        await RunAsync(guildhall, "moderator", "ban", ("user", Appellant), ("reason", "Flooding #general"));
        Assert.True(IsBanned(guildhall));
        var page = await context.NewPageAsync();
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, message) => complaints.Enqueue(message.Text);
        page.PageError += (_, error) => complaints.Enqueue(error);

        await page.GotoAsync(new Uri(guildhall.Http.BaseAddress!, "/appeals").AbsoluteUri);
        await LookAsync(page, "1-welcome", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Discord" }).ClickAsync();
        await page.GetByLabel("I am").SelectOptionAsync(new SelectOptionValue { Label = Appellant });
        await LookAsync(page, "2-consent", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).ClickAsync();
        await LookAsync(page, "3-list", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Appeal against this" }).ClickAsync();
        await page.GetByLabel("Your appeal").FillAsync("My account was stolen. It is mine again.");
        await page.GetByLabel("What happened, from your point of view?").FillAsync("Somebody else wrote that.");
        await LookAsync(page, "4-form", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the appeal" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Pending");
        await LookAsync(page, "5-pending", width);

        await ApproveAsync(guildhall, width, scheme);

        var lifted = page.GetByText("Your ban was lifted");
        for (var tries = 0; tries < 200 && await lifted.CountAsync() == 0; tries++)
        {
            await page.ReloadAsync();
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Welcome back.");
        await LookAsync(page, "6-approved", width);
        await page.GotoAsync(new Uri(guildhall.Http.BaseAddress!, "/account/privacy").AbsoluteUri);
        await LookAsync(page, "9-privacy", width);
        await page.GotoAsync(new Uri(guildhall.Http.BaseAddress!, "/account/sessions").AbsoluteUri);
        await LookAsync(page, "10-sessions", width);
        Assert.False(IsBanned(guildhall));
        Assert.Empty(complaints);
    }

    /// <summary>The owner decides on the page of staff, in a window of their own.</summary>
    private async Task ApproveAsync(GuildhallFixture guildhall, int width, ColorScheme scheme)
    {
        await using var context = await chromium.OpenAsync(width, 800, scheme);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(guildhall.Http.BaseAddress!, $"/appeals/{guild}/staff").AbsoluteUri);
        await page.GetByLabel("I am").SelectOptionAsync(new SelectOptionValue { Label = "owner" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Appeals to aegis-demo" }))
            .ToBeVisibleAsync();
        await LookAsync(page, "7-queue", width);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Appeal 1 of {Appellant}" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Reason")).ToBeVisibleAsync();
        await LookAsync(page, "8-decide", width);
        await page.GetByLabel("Reason").FillAsync("Welcome back.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Approved");
    }

    /// <summary>Nothing sticks out sideways; with a folder in GUILDHALL_SHOTS, a picture for people to look at.</summary>
    private static async Task LookAsync(IPage page, string name, int width)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{name} is {overflow} pixels too wide at {width}.");
        if (Environment.GetEnvironmentVariable("GUILDHALL_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }

    private static async Task SetAsync(GuildhallFixture guildhall, string path, string value)
    {
        var owner = new Staff
        {
            Guild = guild,
            User = new(ulong.Parse(await IdAsync(guildhall, "members", "owner"))),
            Name = "owner",
        };
        var edit = await guildhall.Get<SettingsEditor>().SetAsync(owner, path, value, Cancellation);
        Assert.True(edit.TryGet(out _, out var refusal), refusal?.Message);
    }

    private static async Task RunAsync(
        GuildhallFixture guildhall,
        string member,
        string command,
        params (string Name, string Value)[] options
    )
    {
        var place = $"/sim/guilds/{DemoWorld.Aegis}/channels/general";
        await guildhall.Discord.RunInAsync(place, member, command, options);
    }

    private static async Task<string> IdAsync(GuildhallFixture guildhall, string kind, string name)
    {
        var state = await guildhall.Discord.ReadAsync("/sim/state");
        var home = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == DemoWorld.Aegis)!;
        return (string)home[kind]!.AsArray().Single(c => (string?)c!["name"] == name)!["id"]!;
    }

    private static bool IsBanned(GuildhallFixture guildhall)
    {
        var world = guildhall.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[DemoWorld.AegisId].Bans.Values.Any(ban => ban.User.Name == Appellant);
        }
    }
}

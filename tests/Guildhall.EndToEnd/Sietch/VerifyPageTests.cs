using System.Text.RegularExpressions;
using Guildhall.EndToEnd.Web;
using Guildhall.Tests.Sietch.Wallets;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>A member proves a wallet with a real browser, whose wallet signs with <c>ethers</c>.</summary>
public class VerifyPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    public async Task A_member_declines_then_signs_by_keyboard_alone_and_is_linked(
        int width,
        int height,
        ColorScheme scheme
    )
    {
        await using var context = await chromium.OpenAsync(width, height, scheme);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var window = await OpenAsync(context, stage, WalletWindow.Announced);
        var page = window.Page;

        await Assertions.Expect(page.GetByText("will be linked to fedaykin-1 in sietch-demo")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("no transaction and no approval")).ToBeVisibleAsync();
        var sign = page.GetByRole(AriaRole.Button, new() { Name = "Sign with Stillsuit" });
        await Assertions.Expect(sign).ToHaveCountAsync(1);
        await window.LookAsync("verify-1-choice", $"{width}");
        await FocusByKeyboardAsync(page, sign);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You declined");
        await window.LookAsync("verify-2-declined", $"{width}");
        await Assertions.Expect(sign).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Done: the wallet is linked to you")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#done")).ToBeFocusedAsync();
        await window.LookAsync("verify-3-done", $"{width}");
        Assert.Empty(window.Complaints);
        var list = await stage.RunAsync("fedaykin-1", "wallets");
        Assert.Contains($"{window.Wallet.Address[..6].ToLowerInvariant()}…", list.Text);
    }

    [Fact]
    public async Task A_wallet_that_never_answers_keeps_no_other_from_signing()
    {
        await using var context = await chromium.OpenAsync(390, 844, ColorScheme.Light);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var window = await OpenAsync(context, stage, WalletWindow.Several);
        var page = window.Page;
        var silent = Button("Sign with Sandtrout");
        var good = Button("Sign with Stillsuit (org.stillsuit)");
        var stop = Button("Stop waiting for the wallet");
        await Assertions.Expect(page.Locator("#wallets img")).ToHaveCountAsync(2);
        await Assertions.Expect(stop).ToBeHiddenAsync();

        await silent.ClickAsync();
        await Assertions.Expect(good).ToBeEnabledAsync();
        await Assertions.Expect(silent).ToBeDisabledAsync();
        await window.LookAsync("verify-7-waiting", "390");
        await stop.ClickAsync();
        await Assertions.Expect(silent).ToBeFocusedAsync();
        await Assertions.Expect(stop).ToBeHiddenAsync();

        await silent.ClickAsync();
        await Button("Sign with Stillsuit (com.imitation)").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no address");
        await Button("Sign with gnp.exe").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not connected to the network");
        await silent.ClickAsync();
        await good.ClickAsync();

        await Assertions.Expect(page.GetByText("Done: the wallet is linked to you")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);

        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    }

    [Fact]
    public async Task A_wallet_that_announces_nothing_is_found_by_its_old_name()
    {
        await using var context = await chromium.OpenAsync(1280, 800, ColorScheme.Light);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var window = await OpenAsync(context, stage, WalletWindow.Injected);
        var page = window.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign with the wallet of this browser" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Done: the wallet is linked to you")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("used already");
        await window.LookAsync("verify-4-used", "1280");
    }

    [Fact]
    public async Task Without_a_wallet_or_a_link_the_page_says_what_to_do()
    {
        await using var context = await chromium.OpenAsync(390, 844, ColorScheme.Light);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var window = await OpenAsync(context, stage, "// none");
        var page = window.Page;

        await Assertions.Expect(page.GetByText("No wallet was found in this browser")).ToBeVisibleAsync();
        await window.LookAsync("verify-5-none", "390");

        await window.GoAsync(stage.Guildhall.Http, "/verify");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no link in it");
    }

    [Fact]
    public async Task A_wallet_that_no_browser_has_signs_elsewhere_as_the_local_one_does()
    {
        await using var context = await chromium.OpenAsync(390, 844, ColorScheme.Dark);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var window = await OpenAsync(context, stage, "// none");
        var page = window.Page;
        var local = await context.NewPageAsync();
        await local.GotoAsync(new Uri(stage.Discord.Http.BaseAddress!, "/wallet.html").ToString());
        await Assertions.Expect(local.Locator("#address")).ToHaveTextAsync(new Regex("^0x"));
        var address = await local.Locator("#address").TextContentAsync();

        await page.GetByLabel("The wallet's address").FillAsync(address!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the text" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Sign exactly this text")).ToHaveValueAsync(new Regex("Nonce: "));
        await local
            .GetByLabel("Text to sign")
            .FillAsync(await page.GetByLabel("Sign exactly this text").InputValueAsync());
        await local.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Assertions.Expect(local.GetByRole(AriaRole.Status)).ToHaveTextAsync("Signed.");
        var signature = page.GetByLabel("The signature");
        await signature.FillAsync("0x12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the signature" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await window.LookAsync("verify-6-elsewhere", "390");
        await signature.FillAsync(await local.GetByLabel("Signature").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the signature" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Done: the wallet is linked to you")).ToBeVisibleAsync();
        Assert.Contains($"{address![..6]}…", (await stage.RunAsync("fedaykin-1", "wallets")).Text);
    }

    private static async Task<WalletWindow> OpenAsync(IBrowserContext context, WalletStage stage, string script)
    {
        var window = await WalletWindow.OpenAsync(context, await EthersWallet.CreateAsync(), script);
        await window.GoAsync(stage.Guildhall.Http, $"/verify#{await stage.LinkAsync("fedaykin-1")}");
        return window;
    }

    private static async Task FocusByKeyboardAsync(IPage page, ILocator wanted)
    {
        for (var presses = 0; presses < 20; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail("The keyboard never came to it.");
    }
}

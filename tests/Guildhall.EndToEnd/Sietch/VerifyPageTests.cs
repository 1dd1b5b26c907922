using System.Collections.Concurrent;
using Guildhall.EndToEnd.Web;
using Guildhall.Tests.Sietch.Wallets;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>A member proves a wallet with a real browser, whose wallet signs with <c>ethers</c>.</summary>
public class VerifyPageTests(Chromium chromium)
{
    /// <summary>A wallet that the page finds by EIP-6963. It declines the first signature.</summary>
    private const string Announced = """
        (() => {
          let asked = 0;
          const provider = { request: async ({ method, params }) => {
            if (method === 'eth_requestAccounts') return [await window.walletAccount()];
            if (method !== 'personal_sign') throw Object.assign(new Error('unsupported'), { code: 4200 });
            if (++asked === 1) throw Object.assign(new Error('declined'), { code: 4001 });
            return window.walletSign(params[0]);
          } };
          const info = { uuid: '350670db-19fa-4704-a166-e52e178b59d2', name: 'Stillsuit', icon: 'data:,', rdns: 'org.stillsuit' };
          const announce = () => dispatchEvent(
            new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }));
          addEventListener('eip6963:requestProvider', announce);
          announce();
        })();
        """;

    /// <summary>An old wallet that announces nothing.</summary>
    private const string Injected = """
        window.ethereum = { request: async ({ method, params }) =>
          method === 'eth_requestAccounts' ? [await window.walletAccount()] : window.walletSign(params[0]) };
        """;

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
        var wallet = await EthersWallet.CreateAsync();
        var (page, complaints) = await OpenAsync(context, stage, wallet, Announced);

        await Assertions.Expect(page.GetByText("will be linked to fedaykin-1 in sietch-demo")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("no transaction and no approval")).ToBeVisibleAsync();
        var sign = page.GetByRole(AriaRole.Button, new() { Name = "Sign with Stillsuit" });
        await Assertions.Expect(sign).ToHaveCountAsync(1);
        await LookAsync(page, "verify-1-choice", width);
        await FocusByKeyboardAsync(page, sign);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You declined");
        await LookAsync(page, "verify-2-declined", width);
        await Assertions.Expect(sign).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Done: the wallet is linked to you")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#done")).ToBeFocusedAsync();
        await LookAsync(page, "verify-3-done", width);
        Assert.Empty(complaints);
        var list = await stage.RunAsync("fedaykin-1", "wallets");
        Assert.Contains($"{wallet.Address[..6].ToLowerInvariant()}…", list.Text);
    }

    [Fact]
    public async Task A_wallet_that_announces_nothing_is_found_by_its_old_name()
    {
        await using var context = await chromium.OpenAsync(1280, 800, ColorScheme.Light);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var wallet = await EthersWallet.CreateAsync();
        var (page, complaints) = await OpenAsync(context, stage, wallet, Injected);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign with the wallet of this browser" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Done: the wallet is linked to you")).ToBeVisibleAsync();
        Assert.Empty(complaints);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("used already");
        await LookAsync(page, "verify-4-used", 1280);
    }

    [Fact]
    public async Task Without_a_wallet_or_a_link_the_page_says_what_to_do()
    {
        await using var context = await chromium.OpenAsync(390, 844, ColorScheme.Light);
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var wallet = await EthersWallet.CreateAsync();
        var (page, _) = await OpenAsync(context, stage, wallet, "// none");

        await Assertions.Expect(page.GetByText("No wallet was found in this browser")).ToBeVisibleAsync();
        await LookAsync(page, "verify-5-none", 390);

        await page.GotoAsync(new Uri(stage.Guildhall.Http.BaseAddress!, "/verify").AbsoluteUri);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no link in it");
    }

    private static async Task<(IPage Page, ConcurrentQueue<string> Complaints)> OpenAsync(
        IBrowserContext context,
        WalletStage stage,
        EthersWallet wallet,
        string script
    )
    {
        var page = await context.NewPageAsync();
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, message) => complaints.Enqueue(message.Text);
        page.PageError += (_, error) => complaints.Enqueue(error);
        await page.ExposeFunctionAsync("walletAccount", () => wallet.Address);
        await page.ExposeFunctionAsync<string, Task<string>>("walletSign", wallet.SignHexAsync);
        await page.AddInitScriptAsync(script);
        var link = await stage.LinkAsync("fedaykin-1");
        await page.GotoAsync(new Uri(stage.Guildhall.Http.BaseAddress!, $"/verify#{link}").AbsoluteUri);
        return (page, complaints);
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

    /// <summary>Nothing sticks out sideways; with a folder in GUILDHALL_SHOTS, a picture for people to look at.</summary>
    private static async Task LookAsync(IPage page, string name, int width)
    {
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{name} is {overflow} pixels too wide at {width}.");
        if (Environment.GetEnvironmentVariable("GUILDHALL_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>A page in a real browser with a wallet in it, which signs with <c>ethers</c>.</summary>
internal sealed record WalletWindow(IPage Page, EthersWallet Wallet)
{
    /// <summary>A wallet that the page finds by EIP-6963. It declines the first signature.</summary>
    public const string Announced = """
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

    /// <summary>One that never answers, two of one name of which the second answers nonsense, and one on no network whose name has
    /// a mark that turns text around and whose picture is elsewhere.</summary>
    public const string Several = """
        (() => {
          const announce = (name, rdns, icon, request) => {
            const info = { uuid: rdns, name, icon, rdns };
            const detail = Object.freeze({ info, provider: { request } });
            addEventListener('eip6963:requestProvider', () =>
              dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail })));
          };
          const icon = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
          announce('Sandtrout', 'org.sandtrout', 'javascript:alert(1)', () => new Promise(() => {}));
          announce('Stillsuit', 'org.stillsuit', icon, async ({ method, params }) =>
            method === 'eth_requestAccounts' ? [await window.walletAccount()] : window.walletSign(params[0]));
          announce('Stillsuit', 'com.imitation', icon, async () => [{ address: await window.walletAccount() }]);
          announce('\u202Egnp.exe', 'exe.png', 'https://example.com/icon.png', async () => {
            throw Object.assign(new Error('chain'), { code: 4901 });
          });
        })();
        """;

    /// <summary>An old wallet that announces nothing.</summary>
    public const string Injected = """
        window.ethereum = { request: async ({ method, params }) =>
          method === 'eth_requestAccounts' ? [await window.walletAccount()] : window.walletSign(params[0]) };
        """;

    /// <summary>What the page wrote to the console, and what went wrong in it.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <param name="script">How the wallet is found: one of those above, or none.</param>
    public static async Task<WalletWindow> OpenAsync(IBrowserContext context, EthersWallet wallet, string script)
    {
        var window = new WalletWindow(await context.NewPageAsync(), wallet);
        window.Page.Console += (_, message) => window.Complaints.Enqueue(message.Text);
        window.Page.PageError += (_, error) => window.Complaints.Enqueue(error);
        await window.Page.ExposeFunctionAsync("walletAccount", () => wallet.Address);
        await window.Page.ExposeFunctionAsync<string, Task<string>>("walletSign", wallet.SignHexAsync);
        await window.Page.AddInitScriptAsync(script);
        return window;
    }

    public Task GoAsync(HttpClient service, string path) =>
        Page.GotoAsync(new Uri(service.BaseAddress!, path).AbsoluteUri);

    /// <summary>Nothing sticks out sideways; with a folder in GUILDHALL_SHOTS, a picture for people to look at.</summary>
    public async Task LookAsync(string name, string look)
    {
        var overflow = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{name} is {overflow} pixels too wide at {look}.");
        if (Environment.GetEnvironmentVariable("GUILDHALL_SHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{look}.png"), FullPage = true });
        }
    }
}

using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Guildhall.EndToEnd.Web.Chromium))]

namespace Guildhall.EndToEnd.Web;

/// <summary>
/// One browser for all tests, started by the first. Without Debian's Chromium the tests are skipped; in CI that is a failure.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    // A machine under load answers late; only a test that fails waits this long.
    private const float Patience = 60_000;

    private const string Path = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }

    /// <summary>A fresh browser profile with a window of that size.</summary>
    public async Task<IBrowserContext> OpenAsync(int width, int height, ColorScheme scheme, bool hasTouch = false)
    {
        if (!File.Exists(Path))
        {
            const string reason = $"{Path} is not installed: apt-get install chromium";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        var started = await StartedAsync();
        var context = await started.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
                HasTouch = hasTouch,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(Patience);
        return context;
    }

    private async Task<IBrowser> StartedAsync()
    {
        await starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Flags });
        }
        finally
        {
            starting.Release();
        }
    }
}

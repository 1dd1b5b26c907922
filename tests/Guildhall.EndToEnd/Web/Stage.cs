using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Web;

/// <summary>A simulator, a scripted bot and one browser page on it; ends with a look at what the page complained about.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Stage(WebApplication app, IBrowserContext context, ScriptedBot bot)
    {
        this.app = app;
        this.context = context;
        Bot = bot;
    }

    public ScriptedBot Bot { get; }

    public IPage Page { get; private set; } = null!;

    public ILocator Box => Page.Locator("#composer-input");

    public ILocator Messages => Page.Locator("#messages article");

    public static JsonArray Commands { get; } =
    [
        new JsonObject
        {
            ["name"] = "translate",
            ["description"] = "Summarise a document for an audience",
            ["options"] = new JsonArray(
                Text("project", "Which project", autocompletes: true),
                Text("document", "A shorthand such as @prd, or a path"),
                Choice("audience", "For whom", "leadership", "product", "marketing", "devrel")
            ),
        },
        new JsonObject { ["name"] = "whisper", ["description"] = "Answers you alone" },
        new JsonObject { ["name"] = "form", ["description"] = "Opens a form" },
    ];

    public static async Task<Stage> OpenAsync(
        Chromium chromium,
        string place = "onomancer-demo/general?as=leadership",
        int width = 1280,
        int height = 800
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var context = await chromium.OpenAsync(width, height, ColorScheme.Dark);
        var app = SimulatorApp.Create(new SimulatorOptions { Port = 0 });
        await app.StartAsync(cancellation);
        var origin = new Uri(app.Address());
        var bot = await ScriptedBot.ConnectAsync(origin, cancellation);
        await bot.RegisterAsync((JsonArray)Commands.DeepClone(), cancellation);
        var stage = new Stage(app, context, bot);
        stage.Page = await context.NewPageAsync();
        stage.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                stage.complaints.Enqueue(message.Text);
            }
        };
        stage.Page.PageError += (_, error) => stage.complaints.Enqueue(error);
        await stage.GoAsync(place);
        await Assertions.Expect(stage.Page.Locator("[data-connected=true]")).ToBeVisibleAsync();
        return stage;
    }

    public Task GoAsync(string place) => Page.GotoAsync($"{app.Address()}/#/{place}");

    /// <summary>Types a line into the message box and sends it.</summary>
    public async Task SayAsync(string line)
    {
        await Box.FillAsync(line);
        await Box.PressAsync("Enter");
    }

    /// <summary>The page becomes another member's.</summary>
    public async Task ActAsAsync(string member)
    {
        await Page.ClickAsync("#identity");
        await Page.FillAsync("input[type=search]", member);
        await Page.Locator($"[data-member='{member}']").First.ClickAsync();
        await Assertions.Expect(Page.Locator("#identity .name")).ToHaveTextAsync(member);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await Bot.DisposeAsync();
        await app.DisposeAsync();
        Assert.Empty(complaints);
        Assert.Empty(Bot.Failures);
    }

    private static JsonObject Text(string name, string description, bool autocompletes = false) =>
        new()
        {
            ["type"] = 3,
            ["name"] = name,
            ["description"] = description,
            ["required"] = true,
            ["autocomplete"] = autocompletes,
        };

    private static JsonObject Choice(string name, string description, params string[] choices)
    {
        var option = Text(name, description);
        option["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["name"] = c, ["value"] = c })]);
        return option;
    }
}

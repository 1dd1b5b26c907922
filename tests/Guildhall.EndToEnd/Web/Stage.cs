using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Tests.Contract;
using Guildhall.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Guildhall.EndToEnd.Web;

/// <summary>A simulator, a scripted bot and one browser page on it; ends with a look at what the page complained about.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ContractTap? contract;
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Stage(WebApplication app, ContractTap? contract, IBrowserContext context, ScriptedBot bot)
    {
        this.app = app;
        this.contract = contract;
        this.context = context;
        Bot = bot;
    }

    public ScriptedBot Bot { get; }

    public IPage Page { get; private set; } = null!;

    public ILocator Box => Page.Locator("#composer-input");

    public ILocator Messages => Page.Locator("#messages article");

    public IKeyboard Keyboard => Page.Keyboard;

    public ILocator Menu => Page.GetByRole(AriaRole.Menu);

    public ILocator Dialog => Page.Locator("dialog[open]");

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
        JsonNode.Parse(
            """
            { "name": "case", "description": "Cases", "options": [
              { "type": 1, "name": "list", "description": "All cases" },
              { "type": 2, "name": "note", "description": "Notes", "options": [
                { "type": 1, "name": "add", "description": "Add a note", "options": [
                  { "type": 6, "name": "who", "description": "A member", "required": true },
                  { "type": 4, "name": "points", "description": "How many", "required": true, "min_value": 1, "max_value": 10 },
                  { "type": 8, "name": "role", "description": "A role" },
                  { "type": 7, "name": "where", "description": "A channel" },
                  { "type": 5, "name": "quiet", "description": "Without a ping" },
                  { "type": 11, "name": "proof", "description": "A file" } ] } ] } ] }
            """
        ),
        new JsonObject { ["name"] = "Report", ["type"] = 3 },
        new JsonObject { ["name"] = "Profile", ["type"] = 2 },
    ];

    public static async Task<Stage> OpenAsync(
        Chromium chromium,
        string place = "onomancer-demo/general?as=leadership",
        int width = 1280,
        int height = 800,
        ColorScheme scheme = ColorScheme.Dark,
        Func<IPage, Task>? prepare = null,
        bool hasTouch = false,
        TimeSpan? answerWithin = null
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var context = await chromium.OpenAsync(width, height, scheme, hasTouch);
        var app = SimulatorApp.Create(
            // A machine under load is slower than the 3 s that Discord waits.
            new SimulatorOptions
            {
                Port = 0,
                AnswerWithin = answerWithin ?? TimeSpan.FromMinutes(1),
                Time = new QuietTime(),
            }
        );
        var contract = ContractTap.On(app);
        await app.StartAsync(cancellation);
        var origin = new Uri(app.Address());
        var bot = await ScriptedBot.ConnectAsync(origin, cancellation);
        await bot.RegisterAsync((JsonArray)Commands.DeepClone(), cancellation);
        var stage = new Stage(app, contract, context, bot);
        stage.Page = await context.NewPageAsync();
        stage.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                stage.complaints.Enqueue(message.Text);
            }
        };
        stage.Page.PageError += (_, error) => stage.complaints.Enqueue(error);
        if (prepare is not null)
        {
            await prepare(stage.Page);
        }

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

    /// <summary>Where it stands, once it stands still: the page may be putting its parts in place.</summary>
    public static async Task<LocatorBoundingBoxResult> PlaceOfAsync(ILocator part)
    {
        LocatorBoundingBoxResult? now = null;
        await Patience.UntilAsync(
            async () =>
            {
                var before = now;
                now = await part.BoundingBoxAsync();
                return (now?.X, now?.Y, now?.Width, now?.Height)
                        == (before?.X, before?.Y, before?.Width, before?.Height)
                    && now is not null;
            },
            () => $"{part} stands still"
        );
        return now!;
    }

    /// <summary>The last message with that text.</summary>
    public ILocator Message(string text) => Messages.Filter(new() { HasText = text }).Last;

    public async Task ChooseAsync(string item) =>
        await Menu.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();

    /// <summary>A call of the control routes, as a test's hand behind the page.</summary>
    public async Task<JsonNode> ControlAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Address()) };
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Another member writes in #general of onomancer-demo.</summary>
    public Task<JsonNode> WriteAsync(string member, string content, string channel = "general") =>
        ControlAsync(
            HttpMethod.Post,
            $"/sim/guilds/onomancer-demo/channels/{channel}/messages",
            new JsonObject { ["as"] = member, ["content"] = content }
        );

    public async Task<string> ChannelIdAsync(string name, string guild = "onomancer-demo")
    {
        var state = await ControlAsync(HttpMethod.Get, "/sim/state");
        var home = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == guild)!;
        return (string)home["channels"]!.AsArray().Single(c => (string?)c!["name"] == name)!["id"]!;
    }

    /// <summary>How many pixels stick out of the window, or of the list of messages, sideways.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>(
            """
            (() => {
              const list = document.querySelector('#messages');
              return Math.max(0, document.documentElement.scrollWidth - innerWidth, list.scrollWidth - list.clientWidth);
            })()
            """
        );

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await Bot.DisposeAsync();
        await app.DisposeAsync();
        contract?.VerifyAtEnd(ContractSide.Simulator);
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

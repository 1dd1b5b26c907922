using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>The whole service as <c>guildhall run</c> composes it, on the local Discord's own clock, with two endpoints of a chain
/// over HTTP. What happens and what is seen of it goes by Discord, HTTP and the command line alone.</summary>
internal sealed partial class SyncStage : IAsyncDisposable
{
    /// <summary>A channel that the demo has.</summary>
    public const string Admins = "council-rock";

    private readonly SyncSetup own;
    private GuildhallSetup setup = new();
    private GuildhallFixture? guildhall;
    private DateTimeOffset midnight;
    private int asked;

    private SyncStage(SyncSetup own, LocalDiscord discord) => (this.own, Discord) = (own, discord);

    public LocalDiscord Discord { get; }

    /// <summary>Asked first.</summary>
    public ScriptedEndpoint One { get; private set; } = null!;

    public ScriptedEndpoint Two { get; private set; } = null!;

    public GuildhallFixture Guildhall => guildhall!;

    public GuildhallFolder Folder { get; private set; } = null!;

    /// <summary>Members who prove wallets, on this service.</summary>
    public WalletStage Members => WalletStage.On(Guildhall);

    public string Logs => Guildhall.Logs.Text;

    private WorldClock Clock => Discord.Get<WorldClock>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="setup">What differs from the demo's chain and places.</param>
    /// <param name="before">What happens before the service first reads the chain.</param>
    public static async Task<SyncStage> StartAsync(SyncSetup? setup = null, Func<SyncStage, Task>? before = null)
    {
        setup ??= new();
        var discord = await LocalDiscord.StartAsync(
            LocalDiscord.Patient with
            {
                TellsRateLimits = false,
                Time = setup.Time,
            }
        );
        var stage = new SyncStage(setup, discord);
        try
        {
            await stage.PlaceAsync(before);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>A start after which something is published already.</summary>
    public static async Task<SyncStage> OpenAsync(SyncSetup? setup = null, Func<SyncStage, Task>? before = null)
    {
        var stage = await StartAsync(setup, before);
        await stage.UntilAsync(async () => (await stage.GateAsync(0)).Status == HttpStatusCode.OK, "a first snapshot");
        await stage.RestAsync();
        return stage;
    }

    /// <summary>The process ends and starts again.</summary>
    /// <param name="change">Of the tenant file, in between.</param>
    /// <param name="isNewFolder">True: on a host with nothing but that file.</param>
    public async Task RestartAsync(Action<JsonObject>? change = null, bool isNewFolder = false)
    {
        await Guildhall.DisposeAsync();
        guildhall = null;
        if (isNewFolder)
        {
            Folder.Dispose();
            Folder = new GuildhallFolder(setup);
        }

        if (change is not null)
        {
            var path = Path.Combine(Folder.Tenants, "default.json");
            var file = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
            change(file["sietch"]!.AsObject());
            await File.WriteAllTextAsync(path, file.ToJsonString(), Cancellation);
        }

        guildhall = await GuildhallFixture.StartAsync(setup, Discord, Folder);
    }

    /// <summary>What the gate says of a wallet by its number.</summary>
    public Task<GateAnswer> GateAsync(ulong wallet) => GateAsync(Wallet(wallet));

    public async Task<GateAnswer> GateAsync(string wallet)
    {
        using var answer = await Guildhall.Http.GetAsync($"/eligibility/{wallet}", Cancellation);
        return await GateAnswer.ReadAsync(answer, Cancellation);
    }

    /// <summary>Places by the gate: <c>1:7 2:3</c>, by the numbers of the wallets.</summary>
    public async Task<string> PlacesAsync(params ulong[] wallets)
    {
        var places = new List<(int Rank, ulong Wallet)>();
        foreach (var wallet in wallets)
        {
            var answer = await GateAsync(wallet);
            if (answer.IsEligible)
            {
                places.Add((answer.Rank ?? int.MaxValue, wallet));
            }
        }

        return string.Join(' ', places.Order().Select(place => $"{place.Rank}:{place.Wallet}"));
    }

    /// <summary>Of a counter, over all its tags.</summary>
    public async Task<double> MetricAsync(string name)
    {
        var text = await Guildhall.Http.GetStringAsync("/metrics", Cancellation);
        return Sample()
            .Matches(text)
            .Where(sample => sample.Groups["name"].Value == name)
            .Sum(sample => double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>What other programs were told since the start: <c>left 0x… redeemed</c>.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync() =>
        [
            .. (await Discord.ReadAsync("/sim/hooks"))["hooks"]!
                .AsArray()
                .Select(hook => JsonNode.Parse((string)hook!["body"]!)!)
                .Select(told =>
                    $"{((string)told["type"]!).Split('.')[1]} {NameOf((string)told["data"]!["wallet"]!)} {(string?)told["data"]!["cause"]}".TrimEnd()
                ),
        ];

    /// <summary>Other programs hear of changes from now on.</summary>
    public async Task ListenAsync()
    {
        await AddHookAsync();
        await RestAsync();
    }

    /// <summary>The same while something is at work yet.</summary>
    public async Task AddHookAsync()
    {
        var url = new Uri(Discord.Address, "/hooks/gate").AbsoluteUri;
        var answer = await RunAsync("webhook add", ("name", "gate"), ("url", url), ("events", "standing.*"));
        Assert.Contains("hears of standing", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>A key, as the command line makes it.</summary>
    public async Task<string> KeyAsync()
    {
        var (code, output, errors) = await GuildhallAsync("key", "add", "scenario");
        Assert.True(code == 0, errors);
        return Key().Match(output).Value;
    }

    /// <summary>The gate's whole list.</summary>
    public async Task<GateAnswer> ListAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/eligibility");
        request.Headers.Add("X-API-Key", key);
        // A key that is not known yet is a wrong one, and too many of those from one address have it wait.
        request.Headers.Add("X-Forwarded-For", $"10.9.{++asked / 250}.{asked % 250}");
        using var answer = await Guildhall.Http.SendAsync(request, Cancellation);
        return await GateAnswer.ReadAsync(answer, Cancellation);
    }

    /// <summary>Somebody without any role.</summary>
    public Task JoinAsync(string member) =>
        Discord.PostAsync($"/sim/guilds/{DemoWorld.Sietch}/members", new JsonObject { ["name"] = member });

    /// <summary>What an admin is answered.</summary>
    public Task<CommandAnswer> RunAsync(string command, params (string Name, string Value)[] options) =>
        Members.RunAsync("admin", command, options);

    /// <summary>A verb of the program, beside the service and on its data.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> GuildhallAsync(params string[] arguments) =>
        await GuildhallProcess.RunAsync(
            await GuildhallSettings.OfAsync(setup, Discord, Folder),
            Folder.Root,
            "",
            arguments
        );

    /// <summary>Titles and texts in a channel, the newest first.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(string channel) =>
        [
            .. (
                await Discord.ReadAsync(
                    $"/sim/guilds/{DemoWorld.Sietch}/channels/{channel}/messages?as=admin&limit=100"
                )
            )
                .AsArray()
                .Where(message => (bool?)message!["author"]!["bot"] == true)
                .SelectMany(message => message!["embeds"]!.AsArray())
                .Select(embed => $"{(string?)embed!["title"]}\n{(string?)embed["description"]}"),
        ];

    /// <summary>Calls that took or gave a role, so far.</summary>
    public async Task<IReadOnlyList<string>> RoleCallsAsync() =>
        [
            .. (await Discord.RequestsAsync())
                .Select(request => $"{(string)request["method"]!} {(string)request["path"]!}")
                .Where(call => call.Contains("/roles/", StringComparison.Ordinal)),
        ];

    public async ValueTask DisposeAsync()
    {
        if (guildhall is not null)
        {
            await guildhall.DisposeAsync();
        }

        foreach (var endpoint in new[] { One, Two }.OfType<ScriptedEndpoint>())
        {
            await endpoint.DisposeAsync();
        }

        Folder?.Dispose();
        await Discord.DisposeAsync(); // Last: it may fail the test.
    }

    private async Task PlaceAsync(Func<SyncStage, Task>? before)
    {
        var node = own.Node?.Address ?? new Uri(Discord.Address, "/chain");
        One = await ScriptedEndpoint.StartAsync(node, "127.0.0.1");
        Two = await ScriptedEndpoint.StartAsync(node, "127.0.0.2");
        midnight = new(Now.UtcDateTime.Date, TimeSpan.Zero);
        setup = own.Of(Discord, [One.Address, Two.Address]);
        Folder = new GuildhallFolder(setup);
        if (before is not null)
        {
            await before(this);
        }

        guildhall = await GuildhallFixture.StartAsync(setup, Discord, Folder);
    }

    [GeneratedRegex("ghk_[0-9a-zA-Z_-]+")]
    private static partial Regex Key();

    [GeneratedRegex(@"^(?<name>[a-z_]+?)(?:_total)?(?:\{.*\})? (?<value>[0-9.e+]+)$", RegexOptions.Multiline)]
    private static partial Regex Sample();
}

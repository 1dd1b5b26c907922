using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary><c>guildhall run</c> in a process of its own, on the local Discord and the local chain, whose demo's holders it follows.
/// </summary>
internal sealed partial class RanService : IAsyncDisposable
{
    private readonly Dictionary<string, string?> settings;
    private readonly GuildhallProcess process;

    private RanService(LocalDiscord discord, GuildhallFolder folder, Dictionary<string, string?> settings)
    {
        (Discord, Folder, this.settings) = (discord, folder, settings);
        process = GuildhallProcess.Start(settings, folder.Root, "run");
    }

    public LocalDiscord Discord { get; }

    public GuildhallFolder Folder { get; }

    public HttpClient Http { get; } = new();

    /// <summary>What it wrote to its console.</summary>
    public string Said => process.Said;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static GuildhallSetup Setup()
    {
        var section = WalletStage.Section.DeepClone().AsObject();
        section["channels"] = new JsonObject { ["door"] = "the-door", ["admins"] = SyncStage.Admins };
        section["announcements"] = new JsonObject
        {
            ["every"] = "00:01:00",
            ["delay"] = "00:00:00",
            ["floor"] = 1,
        };
        return new()
        {
            Sietch = section,
            // Apart from the database, as whoever runs it keeps it.
            Settings = { ["Sietch:Links:Key"] = "a key of the tests, which is long enough for that" },
        };
    }

    public static async Task<RanService> StartAsync(GuildhallSetup setup, LocalDiscord discord, GuildhallFolder folder)
    {
        var settings = await GuildhallSettings.OfAsync(setup, discord, folder);
        settings["Logging:LogLevel:Default"] = "Debug";
        return new(discord, folder, settings);
    }

    /// <summary>The same on a host that has nothing but a saved database.</summary>
    public static async Task<RanService> RestoreAsync(
        GuildhallSetup setup,
        LocalDiscord discord,
        GuildhallFolder folder,
        string saved
    )
    {
        var settings = await GuildhallSettings.OfAsync(setup, discord, folder);
        var (code, said, errors) = await GuildhallProcess.RunAsync(settings, folder.Root, "", "restore", saved);
        Assert.True(code == 0, errors);
        Assert.Contains("restored, checked and up to date", said, StringComparison.Ordinal);
        return new(discord, folder, settings);
    }

    /// <summary>Until it has an answer for everybody.</summary>
    public async Task ReadyAsync()
    {
        await process.SaysAsync("Commands: ");
        // It took a free port, which a member's link tells.
        var answer = await RunAsync("verify");
        var link = WalletStage.Components(answer).Single(component => component["url"] is not null)["url"]!;
        Http.BaseAddress = new Uri(new Uri((string)link!).GetLeftPart(UriPartial.Authority));
        await UntilAsync(async () => (await GateAsync(SyncStage.Wallet(0))).Status == HttpStatusCode.OK, "a snapshot");
    }

    public async Task<GateAnswer> GateAsync(string wallet)
    {
        using var answer = await Http.GetAsync($"/eligibility/{wallet}", Cancellation);
        return await GateAnswer.ReadAsync(answer, Cancellation);
    }

    public async Task<CommandAnswer> RunAsync(string command, params (string Name, string Value)[] options)
    {
        var place = $"/sim/guilds/{DemoWorld.Sietch}/channels/general";
        var answer = await Discord.RunInAsync(place, "admin", command, options);
        Assert.NotNull(answer.Json["acknowledgedMs"]);
        return answer;
    }

    /// <summary>A verb, on the same settings and data.</summary>
    public Task<(int ExitCode, string Output, string Errors)> GuildhallAsync(params string[] arguments) =>
        GuildhallProcess.RunAsync(settings, Folder.Root, "", arguments);

    public async Task<string> KeyAsync()
    {
        var (code, output, errors) = await GuildhallAsync("key", "add", "scenario");
        Assert.True(code == 0, errors);
        return Key().Match(output).Value;
    }

    public Task UntilAsync(Func<Task<bool>> isSo, string awaited) =>
        Patience.UntilAsync(isSo, () => $"{awaited}; the service said: {Said}");

    public Task<int> StopAsync() => process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }

    [GeneratedRegex("ghk_[0-9a-zA-Z_-]+")]
    private static partial Regex Key();
}

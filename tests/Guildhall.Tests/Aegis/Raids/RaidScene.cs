using System.Text.Json.Nodes;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Settings;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Raids;

/// <summary>The service on aegis-demo with an alert channel, and what happens in a raid.</summary>
internal sealed class RaidScene : IAsyncDisposable
{
    private const string Place = $"/sim/guilds/{DemoWorld.Aegis}";

    private readonly LocalDiscord? ownDiscord;
    private readonly GuildhallFolder? ownFolder;

    private RaidScene(AegisService service, LocalDiscord? ownDiscord = null, GuildhallFolder? ownFolder = null)
    {
        Service = service;
        this.ownDiscord = ownDiscord;
        this.ownFolder = ownFolder;
    }

    public AegisService Service { get; }

    public LocalDiscord Discord => Service.Discord;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RaidScene> StartAsync(params (string Path, string Value)[] settings)
    {
        var scene = new RaidScene(await AegisService.StartAsync());
        await scene.SetAsync("general.alertChannel", await scene.Service.ChannelAsync("mod-log"));
        foreach (var (path, value) in settings)
        {
            await scene.SetAsync(path, value);
        }

        return scene;
    }

    /// <summary>On a Discord that takes as many requests as come: what it allows, other tests look at.</summary>
    public static async Task<RaidScene> StartUnlimitedAsync(params (string Path, string Value)[] settings)
    {
        var setup = new GuildhallSetup { Time = new QuietTime() };
        var discord = await LocalDiscord.StartAsync(
            LocalDiscord.Patient with
            {
                TellsRateLimits = false,
                Time = setup.Time,
            }
        );
        var folder = new GuildhallFolder(setup);
        var scene = new RaidScene(await AegisService.StartAsync(setup, discord, folder), discord, folder);
        foreach (var (path, value) in settings)
        {
            await scene.SetAsync(path, value);
        }

        return scene;
    }

    public T Get<T>()
        where T : notnull => Service.Get<T>();

    public async Task SetAsync(string path, string value)
    {
        var owner = await Service.StaffAsync("owner");
        var edit = await Get<SettingsEditor>().SetAsync(owner, path, value, Cancellation);
        Assert.True(edit.TryGet(out _, out var refusal), refusal?.Message);
    }

    /// <summary>As fast as can be, or so many a second.</summary>
    public Task BurstAsync(int count, int perSecond = 0, int? accountAgeDays = null) =>
        Discord.PostAsync(
            "/sim/burst",
            new JsonObject
            {
                ["guild"] = DemoWorld.Aegis,
                ["kind"] = "joins",
                ["count"] = count,
                ["perSecond"] = perSecond,
                ["accountAgeDays"] = accountAgeDays,
            }
        );

    public async Task<string> JoinAsync(string name, int accountAgeDays) =>
        (string)
            (
                await Discord.PostAsync(
                    $"{Place}/members",
                    new JsonObject { ["name"] = name, ["accountAgeDays"] = accountAgeDays }
                )
            )["id"]!;

    public async Task<RaidLevel> LevelAsync() => await Get<RaidBook>().LevelAsync(AegisService.Guild, Cancellation);

    public async Task<Raid> RaidAsync() =>
        (await Get<RaidBook>().FindAsync(AegisService.Guild, 1, Cancellation))
        ?? throw new InvalidOperationException("There has been no raid.");

    /// <summary>Null as long as there has been none.</summary>
    public Task<Raid?> TryRaidAsync() => Get<RaidBook>().FindAsync(AegisService.Guild, 1, Cancellation);

    /// <summary>Who has been written down.</summary>
    public Task<long> JoinsAsync() => Service.Guildhall.CountAsync("SELECT COUNT(*) FROM raid_events");

    /// <summary>Of those held or to be held.</summary>
    public Task<long> CountAsync(string condition) =>
        Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM raid_holds WHERE {condition}");

    public Task<long> CleanupsAsync(string condition) =>
        Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM raid_cleanups WHERE {condition}");

    public Task<long> CasesAsync(string condition) =>
        Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM cases WHERE {condition}");

    public async Task<RaidCounts> CountsAsync() => await Get<RaidBook>().CountAsync(await RaidAsync(), Cancellation);

    public Task UntilLevelAsync(RaidLevel level) => Until(async () => await LevelAsync() == level);

    /// <summary>The alerts that stand in the channel, by the bot.</summary>
    public async Task<IReadOnlyList<JsonNode>> AlertsAsync() =>
        [
            .. (await Discord.ReadAsync($"{Place}/channels/mod-log/messages?as=owner"))
                .AsArray()
                .Select(message => message!)
                .Where(message => message["embeds"]!.AsArray().Any(IsAlert)),
        ];

    public async Task<JsonNode?> MemberAsync(string id) =>
        (await Service.OutlineAsync())["members"]!.AsArray().FirstOrDefault(member => (string?)member!["id"] == id);

    public async Task<IReadOnlyList<JsonNode>> RequestsAsync(string method, string path) =>
        [
            .. (await Discord.RequestsAsync()).Where(request =>
                (string?)request["method"] == method
                && ((string?)request["path"])!.Contains(path, StringComparison.Ordinal)
            ),
        ];

    /// <summary>Below the answer to a command.</summary>
    public Task<JsonNode> ClickAsync(CommandAnswer answer, string label, string member = "owner") =>
        ClickAsync((string)answer.Json["messageId"]!, answer.Json["reply"]!, label, member);

    public Task<JsonNode> ClickAsync(JsonNode message, string label, string member = "owner") =>
        ClickAsync((string)message["id"]!, message, label, member);

    private async Task<JsonNode> ClickAsync(string id, JsonNode message, string label, string member) =>
        await Discord.PostAsync(
            $"/sim/messages/{id}/click",
            new JsonObject
            {
                ["as"] = member,
                ["customId"] = ButtonOf(message, label),
                ["waitMs"] = LocalDiscord.PatienceMs,
            }
        );

    /// <summary>What the button below an answer is about.</summary>
    public static string StateOf(CommandAnswer answer, string label) =>
        ButtonOf(answer.Json["reply"]!, label).Split(' ')[^1];

    public static Task Until(Func<Task<bool>> reached) => ModerationStage.UntilAsync(reached);

    /// <summary>An invite of the server's own.</summary>
    public string MakeInvite(string code)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            var channel = Home.TopLevelChannels.First(c => c.HoldsMessages);
            InviteActs.Create(
                world,
                new(code, channel, world.Users[Home.OwnerId], world.Now) { MaxAge = 0, MaxUses = 0 }
            );
        }

        return code;
    }

    /// <summary>So many come in by it, one after the other.</summary>
    public void JoinBy(string code, int count, int accountAgeDays)
    {
        var world = Discord.Get<Universe>();
        for (var i = 0; i < count; i++)
        {
            lock (world.Gate)
            {
                var id = Snowflakes.At(world.Now - TimeSpan.FromDays(accountAgeDays)) + (ulong)i;
                InviteActs.Use(world, Home.Invites[code], world.AddUser(id, $"guest-{id % 1_000_000_007}"));
            }
        }
    }

    public void AddChannel(string name)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            ChannelActs.Create(world, new(world.Ids.Next(), ChannelType.Text, Home, name));
        }
    }

    public int Bans()
    {
        lock (Discord.Get<Universe>().Gate)
        {
            return Home.Bans.Count;
        }
    }

    private SimGuild Home => Discord.Get<Universe>().Guilds[DemoWorld.AegisId];

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        ownFolder?.Dispose();
        if (ownDiscord is not null)
        {
            await ownDiscord.DisposeAsync(); // Last: it may fail the test.
        }
    }

    private static bool IsAlert(JsonNode? embed) =>
        ((string?)embed!["footer"]?["text"])?.StartsWith("Raid ", StringComparison.Ordinal) == true;

    private static string ButtonOf(JsonNode message, string label) =>
        (string)
            message["components"]!
                .AsArray()
                .SelectMany(row => row!["components"]!.AsArray())
                .First(button => ((string?)button!["label"])!.StartsWith(label, StringComparison.Ordinal))![
                "custom_id"
            ]!;
}

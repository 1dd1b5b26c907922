using System.Globalization;
using System.Net.Http.Json;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>A community in sietch-demo whose vault nobody has claimed from yet: the whole service as <c>guildhall run</c> composes
/// it, on the local Discord's own clock. What happens in it and what is seen of it goes by Discord and HTTP alone.</summary>
internal sealed partial class Room : IAsyncDisposable
{
    public const string Vault = "0x00000000000000000000000000000000000b0001";

    /// <summary>One whole token in its smallest unit.</summary>
    public static readonly BigInteger Bgt = BigInteger.Pow(10, 18);

    private const string General = $"/sim/guilds/{DemoWorld.Sietch}/channels/general";

    private readonly GuildhallSetup setup;
    private readonly GuildhallFolder folder;
    private readonly List<Guest> guests = [];
    private int newcomers;
    private int calls;
    private bool isOpen;

    private Room(LocalDiscord discord, GuildhallSetup setup) =>
        (Discord, this.setup, folder) = (discord, setup, new(setup));

    public LocalDiscord Discord { get; }

    public Uri Chain => new(Discord.Address, "/chain");

    public HttpClient Http => Guildhall.Http;

    /// <summary>True where the clock is the machine's, since another program goes by it.</summary>
    public bool KeepsTime { get; init; }

    /// <summary>For the waits below alone: nothing of the service is called or read through it by a scenario.</summary>
    private GuildhallFixture Guildhall { get; set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="section">The tenant file's; null for <see cref="RoomSection.Of"/> as it is.</param>
    /// <param name="prepare">What happens on the chain before the service first reads it.</param>
    /// <param name="keepsTime">As <see cref="KeepsTime"/>.</param>
    /// <param name="settings">Further ones, without <c>Guildhall:</c>.</param>
    public static async Task<Room> OpenAsync(
        JsonObject? section = null,
        Func<Room, Task>? prepare = null,
        bool keepsTime = false,
        params (string Name, string Value)[] settings
    )
    {
        var discord = await LocalDiscord.StartAsync(
            LocalDiscord.Patient with
            {
                TellsRateLimits = false,
                Time = keepsTime ? TimeProvider.System : new QuietTime(),
            }
        );
        var setup = new GuildhallSetup
        {
            Sietch = section ?? RoomSection.Of(),
            Time = discord.Get<WorldClock>(),
            Settings = { ["Sietch:LongestDelay"] = "00:00:00" },
        };
        foreach (var (name, value) in settings)
        {
            setup.Settings[name] = value;
        }

        var room = new Room(discord, setup) { KeepsTime = keepsTime };
        if (prepare is not null)
        {
            await prepare(room);
        }

        room.Guildhall = await GuildhallFixture.StartAsync(setup, discord, room.folder);
        room.isOpen = true;
        // So many newcomers would be a raid.
        await room.RunAsync("admin", "settings set", ("name", "raids.enabled"), ("value", "off"));
        return room;
    }

    /// <summary>Somebody who is in the server since now, with a wallet that nobody knows of.</summary>
    public async Task<Guest> JoinAsync()
    {
        var name = $"newcomer-{Interlocked.Increment(ref newcomers)}";
        var guest = new Guest(name, await JoinAsync(name), new TestWallet());
        lock (guests)
        {
            guests.Add(guest);
        }

        return guest;
    }

    /// <summary>Comes, or comes back.</summary>
    public async Task<ulong> JoinAsync(string name) =>
        ulong.Parse(
            (string)
                (
                    await Discord.PostAsync(
                        $"/sim/guilds/{DemoWorld.Sietch}/members",
                        new JsonObject { ["name"] = name }
                    )
                )["id"]!,
            CultureInfo.InvariantCulture
        );

    public async Task LeaveAsync(Guest guest)
    {
        using var answer = await Discord.Http.DeleteAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{guest.Name}",
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Whether a member takes direct messages, and which roles somebody gives them by hand.</summary>
    public async Task ChangeAsync(Guest guest, JsonObject change)
    {
        using var answer = await Discord.Http.PatchAsJsonAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{guest.Name}",
            change,
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>So many whole tokens from the vault.</summary>
    public Task ClaimAsync(Guest guest, int amount) => ClaimAsync(guest, amount * Bgt);

    /// <param name="amount">In the smallest unit.</param>
    public Task ClaimAsync(Guest guest, BigInteger amount) => ClaimAsync(guest.Wallet.Account.ToString(), amount);

    public Task ClaimAsync(string wallet, BigInteger amount) =>
        Discord.PostAsync(
            "/sim/chain",
            new JsonObject
            {
                ["claim"] = new JsonObject
                {
                    ["to"] = wallet,
                    ["vault"] = Vault,
                    ["amount"] = amount.ToString(CultureInfo.InvariantCulture),
                },
            }
        );

    /// <summary>One of the smallest unit.</summary>
    public Task BurnAsync(Guest guest) =>
        Discord.PostAsync(
            "/sim/chain",
            new JsonObject
            {
                ["burn"] = new JsonObject { ["from"] = guest.Wallet.Account.ToString(), ["amount"] = "1" },
            }
        );

    /// <summary>Runs a command in #general; asks again where a machine under load was too late for Discord.</summary>
    public async Task<CommandAnswer> RunAsync(
        string member,
        string command,
        params (string Name, string Value)[] options
    )
    {
        var answer = await Discord.RunInAsync(General, member, command, options);
        for (var tries = 1; tries < 4 && answer.Json["acknowledgedMs"] is null; tries++)
        {
            answer = await Discord.RunInAsync(General, member, command, options);
        }

        return answer;
    }

    public Task<CommandAnswer> RunAsync(Guest guest, string command, params (string Name, string Value)[] options) =>
        RunAsync(guest.Name, command, options);

    /// <summary>Uses the component under an answer that has that label or placeholder.</summary>
    public Task<CommandAnswer> UseAsync(Guest guest, CommandAnswer answer, string label, params string[] values) =>
        UseAsync(
            guest,
            answer,
            c => ((string?)c["label"] ?? (string?)c["placeholder"])?.Contains(label, StringComparison.Ordinal) == true,
            values
        );

    /// <summary>Uses the component under an answer that fits.</summary>
    public async Task<CommandAnswer> UseAsync(
        Guest guest,
        CommandAnswer answer,
        Func<JsonNode, bool> fits,
        params string[] values
    ) =>
        new(
            await Discord.PostAsync(
                $"/sim/messages/{(string)answer.Json["messageId"]!}/click",
                new JsonObject
                {
                    ["as"] = guest.Name,
                    ["customId"] = (string)Components(answer).Single(fits)["custom_id"]!,
                    ["values"] = new JsonArray([.. values.Select(value => (JsonNode?)value)]),
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );

    public static IEnumerable<JsonNode> Components(CommandAnswer answer) =>
        answer.Json["reply"]!["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).Select(c => c!);

    public async Task<CommandAnswer> SubmitAsync(Guest guest, CommandAnswer asked, string text) =>
        new(
            await Discord.PostAsync(
                $"/sim/modals/{asked.Json["modal"]!["id"]}/submit",
                new JsonObject
                {
                    ["as"] = guest.Name,
                    ["fields"] = new JsonObject { ["text"] = text },
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );

    /// <summary>Until it is so, asked again and again.</summary>
    public static Task UntilAsync(
        Func<Task<bool>> isSo,
        [CallerArgumentExpression(nameof(isSo))] string awaited = ""
    ) => Patience.UntilAsync(isSo, () => awaited);

    public static Task UntilAsync(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string awaited = "") =>
        UntilAsync(() => Task.FromResult(isSo()), awaited);

    /// <summary>The service here ends; the program itself goes on with what it left, each time it is started.</summary>
    public async Task<RoomProgram> LeaveAsync()
    {
        await CloseAsync();
        return new(await GuildhallSettings.OfAsync(setup, Discord, folder), folder.Root);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();

        guests.ForEach(guest => guest.Wallet.Dispose());
        folder.Dispose();
        await Discord.DisposeAsync(); // Last: it may fail the test.
    }

    private async Task CloseAsync()
    {
        if (isOpen)
        {
            isOpen = false;
            await Guildhall.DisposeAsync();
        }
    }
}

/// <summary>A person, and the wallet that they have.</summary>
internal sealed record Guest(string Name, ulong Id, TestWallet Wallet);

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>How members come in, and what is seen of them.</summary>
internal sealed partial class Room
{
    /// <summary>What stands after the <c>#</c> of the link that a member is given.</summary>
    public async Task<string> LinkAsync(Guest guest)
    {
        var answer = await RunAsync(guest, "verify");
        Assert.True(answer.IsEphemeral, answer.Text);
        return new Uri((string)Components(answer).Single(c => c["url"] is not null)["url"]!).Fragment[1..];
    }

    /// <summary>A call of the page's script; a refusal too is an answer.</summary>
    public async Task<JsonNode> CallAsync(string what, string link, params (string Name, string Value)[] more)
    {
        var body = new JsonObject { ["link"] = link };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/wallets/proofs/{what}")
        {
            Content = JsonContent.Create(body),
        };
        // Each in a network of their own, as people are.
        var network = Interlocked.Increment(ref calls);
        request.Headers.Add("X-Forwarded-For", $"10.0.{network / 250}.{network % 250}");
        using var answer = await Http.SendAsync(request, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;
    }

    public async Task<string> ChallengeAsync(string link, string account) =>
        (string)(await CallAsync("challenge", link, ("account", account)))["message"]!;

    public Task<JsonNode> ProveAsync(string link, string message, byte[] signature) =>
        CallAsync("prove", link, ("message", message), ("signature", $"0x{Convert.ToHexString(signature)}"));

    /// <summary>Runs <c>/verify</c> and signs, as the page's script does.</summary>
    /// <param name="wallet">Null for their own.</param>
    public async Task<string> ProveAsync(Guest guest, TestWallet? wallet = null)
    {
        wallet ??= guest.Wallet;
        var link = await LinkAsync(guest);
        var message = await ChallengeAsync(link, wallet.Account.ToChecksum());
        var answer = await ProveAsync(link, message, wallet.Sign(message));
        return (string?)answer["text"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>A newcomer whose wallet holds so much and is theirs; nothing is read from the chain yet.</summary>
    public async Task<Guest> ArriveAsync(int amount)
    {
        var guest = await JoinAsync();
        await ClaimAsync(guest, amount);
        await ProveAsync(guest);
        return guest;
    }

    /// <summary>Goes through the wizard in the server, up to its last step.</summary>
    /// <returns>The card of that step.</returns>
    public async Task<CommandAnswer> FillAsync(Guest guest, string? nym = null)
    {
        var card = await RunAsync(guest, "onboard");
        Assert.True(card.IsEphemeral, card.Text);
        card = await SubmitAsync(guest, await UseAsync(guest, card, "Choose a nym"), nym ?? NymOf(guest));
        return await UseAsync(guest, card, "Draw a pattern");
    }

    /// <summary>Takes the link to a wallet away, as its member may.</summary>
    public async Task UnlinkAsync(Guest guest, TestWallet wallet)
    {
        var list = await RunAsync(guest, "wallets");
        var choice = Components(list)
            .Where(component => component["options"] is not null)
            .SelectMany(component => component["options"]!.AsArray())
            .Single(option => (string?)option!["label"] == wallet.Account.ToShort())!;
        var asked = await UseAsync(guest, list, "Unlink a wallet", (string)choice["value"]!);
        var answer = await UseAsync(guest, asked, "Unlink it");
        Assert.StartsWith("Unlinked", answer.Text);
    }

    /// <returns>The message's id.</returns>
    public async Task<string> SayAsync(Guest guest, string text = "Bless the Maker and His water.") =>
        (string)
            (
                await Discord.PostAsync(
                    $"{General}/messages",
                    new JsonObject { ["as"] = guest.Name, ["content"] = text }
                )
            )["id"]!;

    public async Task OnboardAsync(Guest guest, string? nym = null)
    {
        var done = await UseAsync(guest, await FillAsync(guest, nym), "No bio");
        Assert.Contains("your profile is complete", done.Text, StringComparison.Ordinal);
    }

    /// <summary>Which they choose where a scenario does not say another.</summary>
    public static string NymOf(Guest guest) => $"Nym-{guest.Name}";

    /// <summary>The roles that Discord shows of somebody, in the order of their names; none for one who has left.</summary>
    public IReadOnlyList<string> RolesOf(Guest guest)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.SietchId];
            return guild.Members.TryGetValue(guest.Id, out var found)
                ? [.. found.Roles.Select(role => guild.Roles[role].Name).Order(StringComparer.Ordinal)]
                : [];
        }
    }

    public Task UntilHasAsync(Guest guest, params string[] roles) =>
        UntilSoonAsync(
            () => Task.FromResult(RolesOf(guest).SequenceEqual(roles.Order(StringComparer.Ordinal))),
            $"{guest.Name} has exactly: {string.Join(", ", roles)}"
        );

    /// <summary>What a member was told by direct message, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(Guest guest) =>
        [
            .. (await Discord.ReadAsync($"/sim/users/{guest.Id}/dms"))
                .AsArray()
                .SelectMany(channel => channel!["messages"]!.AsArray())
                .Select(message => message!)
                .OrderBy(message => ulong.Parse((string)message["id"]!, CultureInfo.InvariantCulture))
                .Select(message => (string?)message["content"] + Texts(message["embeds"]!)),
        ];

    /// <summary>Waits until a member was told something that has this in it.</summary>
    public Task UntilToldAsync(Guest guest, string text) =>
        UntilSoonAsync(
            async () => (await ToldAsync(guest)).Any(told => told.Contains(text, StringComparison.Ordinal)),
            $"{guest.Name} is told: {text}"
        );

    /// <summary>Asks until the answer has this in it.</summary>
    public Task UntilSaysAsync(Guest guest, string command, string text) =>
        UntilSoonAsync(
            async () => (await RunAsync(guest, command)).Text.Contains(text, StringComparison.Ordinal),
            $"/{command} of {guest.Name} says: {text}"
        );

    /// <summary>The number of the last request that Discord has answered.</summary>
    public async Task<long> LastRequestAsync() => (long)(await Discord.RequestsAsync())[^1]["number"]!;

    /// <summary>Which roles the bot gave and took since a request.</summary>
    public async Task<IReadOnlyList<RoleChange>> RoleChangesAsync(long since)
    {
        var names = (await Discord.ReadAsync("/sim/state"))["guilds"]!
            .AsArray()
            .Single(guild => (string?)guild!["name"] == DemoWorld.Sietch)!["roles"]!
            .AsArray()
            .ToDictionary(role => (string)role!["id"]!, role => (string)role!["name"]!);
        return
        [
            .. (await Discord.ReadAsync($"/sim/requests?since={since}"))
                .AsArray()
                .Where(request => (int)request!["status"]! == 204)
                .Select(request => (Method: (string)request!["method"]!, Path: ((string)request["path"]!).Split('/')))
                .Where(call => call.Path is [.., "members", _, "roles", _])
                .Select(call => new RoleChange(
                    ulong.Parse(call.Path[^3], CultureInfo.InvariantCulture),
                    names[call.Path[^1]],
                    call.Method == "PUT"
                )),
        ];
    }

    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string channel) =>
        [
            .. (
                await Discord.ReadAsync(
                    $"/sim/guilds/{DemoWorld.Sietch}/channels/{channel}/messages?as=admin&limit=100"
                )
            )
                .AsArray()
                .Select(message => message!),
        ];

    private static string Texts(JsonNode embeds) =>
        string.Join(
            '\n',
            embeds.AsArray().Select(embed => $"{(string?)embed!["title"]}\n{(string?)embed["description"]}")
        );
}

internal sealed record RoleChange(ulong User, string Role, bool IsGift);

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Sietch.Eligibility;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Privacy;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>Reads all that anybody can see of a community, and keeps it with the time at which it was seen.</summary>
internal sealed partial class Watcher
{
    /// <summary>Of which a role follows, at once.</summary>
    private const string Badge = "helper";
    private const string Role = "trusted";

    private static readonly string[] pages =
    [
        "/sietch/default",
        "/sietch/default/council",
        "/sietch/default/threshold",
        "/sietch/default/threshold.svg",
        "/api/v1/threshold",
        "/api/v1/threshold/history",
        "/api/v1/badges",
        "/api/v1/leaderboard?limit=100",
        "/api/v1/naib",
        "/api/v1/naib/current",
        "/api/v1/naib/former",
    ];

    /// <summary>Nym → the two looks between which it came into view; the first is null for those of the first look.</summary>
    private readonly Dictionary<string, (DateTimeOffset? From, DateTimeOffset To)> came = [];
    private DateTimeOffset? last;

    /// <summary>Every reply, page and announcement, as it was sent.</summary>
    public List<(DateTimeOffset At, string Where, string Text)> Documents { get; } = [];

    /// <summary>Nyms in the order in which a reply or a page has them.</summary>
    public List<(string Where, IReadOnlyList<string> Nyms)> Orders { get; } = [];

    /// <summary>What is shown of nyms beside what the gate answers.</summary>
    public PublicView NymsAndWallets { get; } = new();

    /// <summary>The same beside the roles that accounts wear.</summary>
    public PublicView NymsAndUsers { get; } = new();

    /// <summary>Badges that are shown beside the roles of accounts.</summary>
    public RoleView Badges { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As every client in the server sees it.</summary>
    public static Tier TierOf(Room room, Guest guest) =>
        room.RolesOf(guest) is var roles && roles.Contains("naib") ? Tier.Naib
        : roles.Contains("fedaykin") ? Tier.Fedaykin
        : Tier.None;

    /// <param name="people">The first of them looks, and the others are looked at.</param>
    /// <param name="waiting">Somebody who looks how they wait.</param>
    /// <param name="isLong">At what is the same for all sources too.</param>
    public async Task LookAsync(
        Room room,
        IReadOnlyList<Guest> people,
        IReadOnlyList<string> strangers,
        Guest waiting,
        bool isLong
    )
    {
        var own = people[0];
        var nyms = await DirectoryAsync(room, own);
        foreach (var gone in came.Keys.Except(nyms.Keys).ToList())
        {
            came.Remove(gone);
        }

        foreach (var nym in nyms.Keys)
        {
            came.TryAdd(nym, (last, room.Now));
        }

        last = room.Now;
        if (isLong)
        {
            await LookLongAsync(room, people, nyms, waiting);
        }

        NymsAndWallets.Nyms.Add(nyms);
        NymsAndUsers.Nyms.Add(nyms);
        NymsAndUsers.Others.Add(people.ToDictionary(guest => $"{guest.Id}", guest => TierOf(room, guest)));
        Badges.Accounts.Add(
            people.ToDictionary(
                guest => $"{guest.Id}",
                IReadOnlySet<string> (guest) => room.RolesOf(guest).Intersect([Role, RoleAttack.Member]).ToHashSet()
            )
        );
        var wallets = people.Select(guest => guest.Wallet.Account.ToString()).Concat(strangers).ToList();
        var roles = await Task.WhenAll(wallets.Select(async wallet => (await room.PublishedAsync(wallet))!.Value.Role));
        NymsAndWallets.Others.Add(
            wallets
                .Zip(
                    roles,
                    (wallet, role) => (wallet, Tier: Enum.TryParse<Tier>(role, true, out var tier) ? tier : Tier.None)
                )
                .ToDictionary(pair => pair.wallet, pair => pair.Tier)
        );
    }

    private async Task LookLongAsync(
        Room room,
        IReadOnlyList<Guest> people,
        IReadOnlyDictionary<string, Tier> nyms,
        Guest waiting
    )
    {
        var own = people[0];
        foreach (var command in (string[])["leaderboard", "naib overview", "naib current", "naib former", "threshold"])
        {
            Keep(room, command, await room.RunAsync(own, command));
        }

        Keep(room, "waitlist status", await room.RunAsync(waiting, "waitlist status"));
        foreach (var guest in people.Skip(Orders.Count % people.Count).Take(2))
        {
            var nym = WatchedMonth.NymOf(guest);
            var profile = Keep(room, "profile view", await room.RunAsync(own, "profile view", ("nym", nym)));
            // One edition for all: nobody is found here who is not shown there.
            Assert.Equal(
                guest == own || nyms.ContainsKey(nym),
                profile.Contains($"\"title\":\"{nym}\"", StringComparison.Ordinal)
            );
            Keep(room, "badges", await room.RunAsync(own, "badges", ("nym", nym)));
        }

        // No more than 25 are suggested.
        Assert.Equal(nyms.Keys.Order(StringComparer.Ordinal).Take(25), await SuggestedAsync(room, own));
        await PagesAsync(room, nyms);
    }

    /// <summary>What channels and other programs were told in all that time.</summary>
    public async Task ReadTheRestAsync(Room room)
    {
        foreach (var channel in (string[])["the-door", "census", "the-threshold", "general"])
        {
            foreach (var message in await room.MessagesAsync(channel))
            {
                var text = (string?)message["content"] + message["embeds"]!.ToJsonString();
                Documents.Add((room.Now, channel, text + message["components"]?.ToJsonString()));
            }
        }

        foreach (var hook in (await room.Discord.ReadAsync("/sim/hooks"))["hooks"]!.AsArray())
        {
            Documents.Add((room.Now, "webhook", (string)hook!["body"]!));
        }
    }

    /// <summary>Everybody, and after that those with a badge of which a role follows.</summary>
    private async Task<IReadOnlyDictionary<string, Tier>> DirectoryAsync(Room room, Guest own)
    {
        var (nyms, end) = await ListAsync(room, own, await room.RunAsync(own, "directory"));
        Orders.Add(("directory", [.. nyms.Select(line => line.Nym)]));
        var chosen = await room.UseAsync(own, end, IsListOfBadges, Badge);
        var (helpers, _) = await ListAsync(room, own, chosen);
        var told = helpers.Select(line => line.Nym).ToHashSet();
        Badges.Nyms.Add(
            nyms.ToDictionary(
                line => line.Nym,
                IReadOnlySet<string> (line) => told.Contains(line.Nym) ? new HashSet<string> { Role } : []
            )
        );
        return nyms.ToDictionary(line => line.Nym, line => line.Tier);
    }

    private static bool IsListOfBadges(JsonNode component) =>
        component["options"]?.AsArray().Any(option => (string?)option!["value"] == Badge) == true;

    private async Task<(IReadOnlyList<(string Nym, Tier Tier)> Lines, CommandAnswer Last)> ListAsync(
        Room room,
        Guest own,
        CommandAnswer page
    )
    {
        var lines = new List<(string Nym, Tier Tier)>();
        while (true)
        {
            Keep(room, "directory", page);
            lines.AddRange(
                Lines()
                    .Matches(page.Text)
                    .Select(line => (line.Groups[1].Value, Enum.Parse<Tier>(line.Groups[2].Value)))
            );
            var next = Room.Components(page)
                .Single(c => ((string?)c["label"])?.StartsWith("Next", StringComparison.Ordinal) == true);
            if ((bool?)next["disabled"] == true)
            {
                return (lines, page);
            }

            page = await room.UseAsync(own, page, "Next");
        }
    }

    private async Task<IEnumerable<string>> SuggestedAsync(Room room, Guest own)
    {
        var answer = await room.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/channels/general/commands/autocomplete",
            new JsonObject
            {
                ["as"] = own.Name,
                ["name"] = "profile view",
                ["options"] = new JsonObject { ["nym"] = "" },
                ["focused"] = "nym",
                ["waitMs"] = LocalDiscord.PatienceMs,
            }
        );
        Documents.Add((room.Now, "suggestions", answer.ToJsonString()));
        string[] nyms = [.. answer["choices"]!.AsArray().Select(choice => (string)choice!["value"]!)];
        Orders.Add(("suggestions", nyms));
        return nyms.Order(StringComparer.Ordinal);
    }

    private async Task PagesAsync(Room room, IReadOnlyDictionary<string, Tier> nyms)
    {
        foreach (var path in pages)
        {
            Documents.Add((room.Now, path, await room.Http.GetStringAsync(path, Cancellation)));
        }

        var shown = new List<string>();
        for (var page = 1; ; page++)
        {
            var path = $"/sietch/default/directory?page={page}";
            var text = await room.Http.GetStringAsync(path, Cancellation);
            Documents.Add((room.Now, path, text));
            foreach (Match card in Cards().Matches(text))
            {
                shown.Add(card.Groups[1].Value);
                AssertSeen(card.Groups[1].Value, card.Groups[2].Value);
            }

            if (!text.Contains("rel=\"next\"", StringComparison.Ordinal))
            {
                break;
            }
        }

        Assert.Equal(nyms.Keys.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        await ProgramsAsync(room, nyms);
    }

    /// <summary>What other programs are told of members is one edition with the pages.</summary>
    private async Task ProgramsAsync(Room room, IReadOnlyDictionary<string, Tier> nyms)
    {
        var listed = await ReadAsync(room, "/api/v1/directory?page_size=50");
        var members = listed["members"]!.AsArray();
        Orders.Add(("/api/v1/directory", [.. members.Select(member => (string)member!["nym"]!)]));
        Assert.Equal((nyms.Count, 1), ((int)listed["total"]!, (int)listed["total_pages"]!));
        foreach (var member in members)
        {
            var nym = (string)member!["nym"]!;
            Assert.Equal($"{nyms[nym]}", (string)member["tier"]!, ignoreCase: true);
            AssertSeen(nym, MonthOf(member["member_since"]));
            var one = await ReadAsync(room, $"/api/v1/members/{nym}");
            Assert.Equal(
                Badges.Nyms[^1][nym].Count > 0,
                one["badges"]!.AsArray().Any(badge => (string)badge! == Badge)
            );
            await ReadAsync(room, $"/api/v1/naib/member/{one["member_id"]}");
        }
    }

    private async Task<JsonNode> ReadAsync(Room room, string path)
    {
        var text = await room.Http.GetStringAsync(path, Cancellation);
        Documents.Add((room.Now, path, text));
        return JsonNode.Parse(text)!;
    }

    private static string MonthOf(JsonNode? month) =>
        DateTime
            .ParseExact((string)month!, "yyyy-MM", CultureInfo.InvariantCulture)
            .ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The month of somebody's coming says no more than whoever looked knows: it is that in which they came into view.
    /// </summary>
    private void AssertSeen(string nym, string month)
    {
        if (came[nym] is ({ } from, var to))
        {
            Assert.Contains(
                month,
                (string[])
                    [
                        from.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
                        to.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
                    ]
            );
        }
    }

    private string Keep(Room room, string command, CommandAnswer answer)
    {
        var reply = answer.Json["reply"]!;
        var text = (string?)reply["content"] + reply["embeds"]!.ToJsonString() + reply["components"]?.ToJsonString();
        Documents.Add((room.Now, $"/{command}", text));
        return text;
    }

    [GeneratedRegex(@"• \*\*(\w+)\*\* · (Naib|Fedaykin)")]
    private static partial Regex Lines();

    [GeneratedRegex(@"<h2>(Sayyadina\w+)</h2>\s*<p class=""meta"">\w+ · [^<]*since (\w+ \d+)")]
    private static partial Regex Cards();
}

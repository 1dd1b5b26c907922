using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Sietch.Privacy;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>A month of a community on a running service, in which members come, claim, burn, wait, earn, leave and return; and what a
/// watcher with all the time in the world wrote down, after each sync.</summary>
internal sealed class WatchedMonth
{
    private const int Linked = 50;
    private const int Strangers = 20;

    private static readonly TimeSpan step = TimeSpan.FromDays(1);

    private readonly Random random = new(23);
    private readonly HashSet<Guest> away = [];
    private readonly HashSet<Guest> onboarded = [];
    private readonly HashSet<Guest> awarded = [];
    private readonly List<string> strangers = [.. Enumerable.Range(1, Strangers).Select(i => $"0x{i:x40}")];
    private readonly List<Guest> people = [];

    public IReadOnlyList<Guest> People => people;

    public Watcher Watcher { get; } = new();

    /// <summary>What a directory would be that follows at once, to see that the attack finds what there is to find.</summary>
    public PublicView Careless { get; } = new();

    /// <summary>How often somebody burned, left, returned, waited and finished the wizard.</summary>
    public Dictionary<string, int> Happened { get; } = [];

    public static string NymOf(Guest guest) => $"Sayyadina{guest.Id % 9973}x{guest.Name[9..]}";

    /// <summary>Before the service's first sync.</summary>
    public async Task PrepareAsync(Room room)
    {
        for (var i = 0; i < Linked; i++)
        {
            var guest = await room.JoinAsync();
            people.Add(guest);
            await room.ClaimAsync(guest, i == 0 ? 10_000_000 : random.Next(1_000, 60_000));
        }

        foreach (var wallet in strangers)
        {
            await room.ClaimAsync(wallet, random.Next(1_000, 60_000) * Room.Bgt);
        }
    }

    public async Task RunAsync(Room room, int days)
    {
        foreach (var some in people.Chunk(8))
        {
            await Task.WhenAll(some.Select(guest => room.ProveAsync(guest)));
        }

        await room.PassAsync(step - TimeSpan.FromTicks(room.Now.Ticks % step.Ticks));
        // Whoever watches is one of them.
        await OnboardAsync(room, people[0]);
        var steps = (int)(TimeSpan.FromDays(days) / step);
        for (var i = 0; i < steps; i++)
        {
            await HappenAsync(room);
            // To the hour at which the chain is read, and the minute after it.
            await room.PassAsync(step - TimeSpan.FromTicks(room.Now.Ticks % step.Ticks));
            await room.PassAsync(TimeSpan.FromMinutes(1));
            var present = people.Where(guest => !away.Contains(guest)).ToList();
            await Watcher.LookAsync(room, people, strangers, present[i % present.Count], i % 4 == 0);
            Careless.Nyms.Add(
                onboarded
                    .Where(guest => Watcher.TierOf(room, guest) >= Tier.Fedaykin)
                    .ToDictionary(NymOf, guest => Watcher.TierOf(room, guest))
            );
            Careless.Others.Add(Watcher.NymsAndUsers.Others[^1]);
        }
    }

    private async Task HappenAsync(Room room)
    {
        var others = people.Skip(1).ToList();
        for (var i = random.Next(6); i > 0; i--)
        {
            var wallets = others.Select(guest => guest.Wallet.Account.ToString()).Concat(strangers).ToList();
            await room.ClaimAsync(wallets[random.Next(wallets.Count)], random.Next(500, 20_000) * Room.Bgt);
        }

        if (random.Next(4) == 0)
        {
            Count("burned");
            await room.BurnAsync(others[random.Next(others.Count)]);
        }

        foreach (var guest in others)
        {
            await ActAsync(room, guest);
        }

        if (others.Find(guest => room.RolesOf(guest).Contains("onboarded") && !awarded.Contains(guest)) is { } helper)
        {
            Count("awarded");
            awarded.Add(helper);
            await room.RunAsync(
                "admin",
                "admin-badge award",
                ("nym", NymOf(helper)),
                ("badge", "helper"),
                ("reason", "Answers at night.")
            );
        }
    }

    private async Task ActAsync(Room room, Guest guest)
    {
        var luck = random.Next(90);
        if (away.Contains(guest))
        {
            if (luck < 6)
            {
                Count("returned");
                away.Remove(guest);
                await room.JoinAsync(guest.Name);
            }

            return;
        }

        var tier = Watcher.TierOf(room, guest);
        if (luck >= 88)
        {
            Count("left");
            away.Add(guest);
            await room.LeaveAsync(guest);
        }
        else if (tier >= Tier.Fedaykin && luck < 12 && !onboarded.Contains(guest))
        {
            await OnboardAsync(room, guest);
        }
        else if (tier < Tier.Fedaykin && luck is > 12 and < 15)
        {
            var asked = await room.RunAsync(guest, "waitlist register");
            Count(asked.Text.Contains("You are on the waiting list", StringComparison.Ordinal) ? "waited" : "refused");
        }
    }

    private async Task OnboardAsync(Room room, Guest guest)
    {
        Count("onboarded");
        onboarded.Add(guest);
        await room.OnboardAsync(guest, NymOf(guest));
    }

    private void Count(string what) => Happened[what] = Happened.GetValueOrDefault(what) + 1;
}

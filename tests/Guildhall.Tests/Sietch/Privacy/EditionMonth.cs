using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>A busy month by the rules of the edition alone, of which hundreds pass in a second: members finish the wizard, lose
/// their place and win it back, rise and fall, and are given badges, one after the other; roles move and an edition comes out after
/// each of these, as on the running host, and whoever watches looks now and then.</summary>
internal sealed class EditionMonth
{
    private const int People = 90;
    private const int Events = 600;

    private static readonly string[] kinds =
    [
        "helper",
        "helper",
        "helper",
        "contributor",
        "og",
        "consistent",
        "founding_fedaykin",
        "founding_naib",
    ];

    private readonly Random random;
    private readonly int floor;
    private readonly List<Person> people =
    [
        .. Enumerable
            .Range(1, People)
            .Select(number => new Person($"Nym-{number}", $"account-{number}", new($"member-{number}"))),
    ];

    private IReadOnlyDictionary<MemberId, EditionEntry> shown = new Dictionary<MemberId, EditionEntry>();
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private EditionMonth(int seed, int floor) => (random, this.floor) = (new(seed), floor);

    /// <summary>Badges that are shown beside the roles of accounts.</summary>
    public RoleView Badges { get; } = new();

    /// <summary>Tiers that are shown beside those that accounts wear.</summary>
    public PublicView Tiers { get; } = new();

    public IReadOnlyDictionary<string, string> Truth =>
        people.ToDictionary(person => person.Nym, person => person.Account);

    /// <param name="floor">How many an edition takes.</param>
    /// <param name="perLook">So many events lie between two looks.</param>
    public static EditionMonth Run(int seed, int floor, int perLook)
    {
        var month = new EditionMonth(seed, floor);
        month.Look();
        for (var i = 1; i <= Events; i++)
        {
            month.Happen();
            month.Publish();
            if (i % perLook == 0)
            {
                month.Look();
            }
        }

        return month;
    }

    private void Happen()
    {
        now += TimeSpan.FromHours(1);
        var person = people[random.Next(people.Count)];
        var luck = random.Next(10);
        if (person.Tier < Tier.Fedaykin)
        {
            person.Tier = luck == 0 ? Tier.Naib : Tier.Fedaykin;
        }
        else if (luck < 7)
        {
            var badge = kinds[random.Next(kinds.Length)];
            _ = luck > 0 ? person.Badges.Add(badge) : person.Badges.Remove(badge);
        }
        else
        {
            person.Tier =
                luck < 9 ? Tier.None
                : person.Tier == Tier.Naib ? Tier.Fedaykin
                : Tier.Naib;
        }
    }

    private void Publish()
    {
        var actual = people
            .Where(person => person.Tier >= Tier.Fedaykin)
            .ToDictionary(person => person.Member, person => new MemberTruth(person.Tier, person.Badges.ToHashSet()));
        shown = Edition.Next(shown, actual, new HashSet<MemberId>(), floor, now);
    }

    private void Look()
    {
        var known = people.Where(person => shown.ContainsKey(person.Member)).ToList();
        Tiers.Nyms.Add(known.ToDictionary(person => person.Nym, person => shown[person.Member].Tier));
        Tiers.Others.Add(people.ToDictionary(person => person.Account, person => person.Tier));
        Badges.Nyms.Add(
            known.ToDictionary(
                person => person.Nym,
                IReadOnlySet<string> (person) => RolesOf(shown[person.Member].Badges)
            )
        );
        Badges.Accounts.Add(
            people.ToDictionary(
                person => person.Account,
                IReadOnlySet<string> (person) =>
                    person.Tier >= Tier.Fedaykin
                        ? RolesOf(person.Badges).Append(RoleAttack.Member).ToHashSet()
                        : new HashSet<string>()
            )
        );
    }

    private static HashSet<string> RolesOf(IReadOnlySet<string> badges) =>
        BadgeRoles.ToldBy([.. badges]).Select(role => role.ToString()).ToHashSet();

    private sealed record Person(string Nym, string Account, MemberId Member)
    {
        public Tier Tier { get; set; }

        public HashSet<string> Badges { get; } = [];
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Gating;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Directory;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Members.Pictures;
using Guildhall.Sietch.Pages.Directory;
using Guildhall.Sietch.Pages.Threshold;
using Guildhall.Sietch.Threshold;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Eligibility;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>A seeded month of a community: a sync every six hours, claims, burns, members who come and go; and all that anybody
/// is shown of it, kept after each sync.</summary>
internal sealed class SweepMonth
{
    private const int Wallets = 130;
    private const int Linked = 90;

    private readonly Db db;
    private readonly ManualTime time;
    private readonly EligibilityWorld world;
    private readonly LinkVault vault;
    private readonly LinkChanges links;
    private readonly BadgeBook badges;
    private readonly Roster roster;
    private readonly PublishEdition edition;
    private readonly MemberPictures pictures;
    private readonly BarBook bars;
    private readonly Random random = new(23);
    private readonly Random admins = new(24);
    private readonly List<Person> people = [];
    private long seen;
    private long bar;

    public SweepMonth(Db db, ManualTime time, string keys)
    {
        (this.db, this.time) = (db, time);
        world = new(db, time);
        world.Community = world.Community with
        {
            Places = new(),
            Brake = new() { MostLeaving = 100, LargestPart = 1 },
        };
        var own = new LinkKeys(
            Options.Create(new WalletLinkOptions()),
            Options.Create(new GuildhallOptions { Data = keys })
        );
        var rows = new LinkRows(own);
        (vault, links) = (new(db, rows), new(rows));
        var shared = Options.Create(new GuildhallOptions { Data = keys, PublicUrl = new("https://guildhall.example") });
        var tiers = new MemberTiers(
            db,
            vault,
            new GateStandings(db),
            (_, _) => Task.FromResult<IReadOnlySet<MemberId>?>(null),
            time
        );
        var profiles = new ProfileBook(db);
        badges = new(db, (_, _) => Task.FromResult<IReadOnlyList<Term>>([]), time);
        roster = new(profiles, new EditionBook(db), badges, tiers, time);
        edition = new(db, profiles, badges, tiers);
        pictures = new(db, shared);
        bars = new(db);
    }

    /// <summary>Every page, answer and announcement, as it was sent.</summary>
    public List<string> Documents { get; } = [];

    /// <summary>What the directory shows beside what the gate answers.</summary>
    public PublicView NymsAndWallets { get; } = new();

    /// <summary>What the directory shows beside the roles that members wear in Discord.</summary>
    public PublicView NymsAndUsers { get; } = new();

    /// <summary>What the badges beside nyms tell of roles, beside the roles that members wear in Discord.</summary>
    public RoleView BadgesAndRoles { get; } = new();

    /// <summary>Badges that are shown at once, as they once were, of those whom the edition has.</summary>
    public RoleView CarelessBadges { get; } = new();

    /// <summary>A directory that follows at once, to see that the attack finds what there is to find.</summary>
    public PublicView Careless { get; } = new();

    public IReadOnlyList<Person> People => people;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TenantId Tenant => TenantId.Default;

    public async Task RunAsync(int days)
    {
        for (var i = 1; i <= Wallets; i++)
        {
            world.Claim(((ulong)i, (ulong)random.Next(1_000, 60_000)));
        }

        await world.PublishAsync();
        for (var i = 1; i <= Linked; i++)
        {
            await LinkAsync(i);
        }

        for (var step = 0; step < days * 4; step++)
        {
            Happen();
            await world.PublishAsync();
            await FollowAsync();
            await DecorateAsync();
            await LookAsync();
        }
    }

    private void Happen()
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            world.Claim(((ulong)random.Next(1, Wallets + 1), (ulong)random.Next(500, 20_000)));
        }

        if (random.Next(5) == 0)
        {
            world.Burn((ulong)random.Next(1, Wallets + 1), 1);
        }
    }

    private async Task LinkAsync(int number)
    {
        var link = new NewLink
        {
            Tenant = Tenant,
            User = new Snowflake<User>(900_000_000_000_000_000UL + (ulong)number),
            Wallet = EligibilityWorld.Wallet((ulong)number),
            Most = 5,
        };
        await db.WriteAsync(unit => links.LinkAsync(unit, link), Cancellation);
        var member = await vault.TryHolderAsync(Tenant, link.Wallet, new("test", "test"), Cancellation);
        people.Add(
            new(
                string.Create(CultureInfo.InvariantCulture, $"Nym_{random.Next(100_000):x}_{number}"),
                link,
                member!.Member
            )
        );
    }

    /// <summary>Who is eligible may finish the wizard; who is not any more is hidden.</summary>
    private async Task FollowAsync()
    {
        var now = time.GetUtcNow();
        var standings = await world.Book.StandingsAsync(Tenant, Cancellation);
        foreach (var person in people)
        {
            var isIn = standings.GetValueOrDefault(person.Link.Wallet)?.IsEligible == true;
            if (isIn && !person.IsOnboarded && random.Next(10) == 0)
            {
                (person.IsOnboarded, person.OnboardedAt) = (true, now);
                await db.WriteAsync(unit => ProfileBook.AddAsync(unit, ProfileOf(person, now)), Cancellation);
            }

            person.IsSeen = person.IsOnboarded && isIn;
            var hide = new
            {
                Tenant,
                person.Member,
                Hidden = isIn ? (DateTimeOffset?)null : now,
            };
            await db.WriteAsync(
                unit =>
                    unit.ExecuteAsync(
                        "UPDATE sietch_profiles SET hidden_at = @Hidden WHERE tenant_id = @Tenant AND member_id = @Member",
                        hide
                    ),
                Cancellation
            );
        }
    }

    /// <summary>Admins award what a role follows from, and now and then take it back.</summary>
    private async Task DecorateAsync()
    {
        await badges.EarnAsync(Tenant, Cancellation);
        var seen = people.Where(person => person.IsSeen).ToList();
        for (var i = seen.Count == 0 ? 0 : admins.Next(10); i > 0; i--)
        {
            var kind = BadgeCatalogue.TryGet(admins.Next(3) == 0 ? "contributor" : "helper")!;
            var order = new BadgeOrder(Tenant, seen[admins.Next(seen.Count)].Member, kind, "1");
            await badges.AwardAsync(order, "test", Cancellation);
            if (admins.Next(60) == 0)
            {
                await badges.RevokeAsync(order with { Member = seen[admins.Next(seen.Count)].Member }, Cancellation);
            }
        }
    }

    private static Profile ProfileOf(Person person, DateTimeOffset now) =>
        new()
        {
            TenantId = Tenant,
            MemberId = person.Member,
            Token = person.Member.Value[..18],
            Step = ProfileStep.Done,
            Nym = person.Nym,
            Bio = "The spice must flow.",
            Picture = PictureKind.Generated,
            CreatedAt = now,
            OnboardedAt = now,
        };

    private async Task LookAsync()
    {
        time.Advance(TimeSpan.FromMinutes(2));
        var community = world.Community;
        var published = world.Shelf.TryGet(Tenant)!;
        await edition.PublishAsync(community, Cancellation);
        var shown = await roster.ReadAsync(Tenant, Cancellation);
        var query = DirectoryAddress.Read(new QueryCollection());
        for (var page = 0; page < query.Of(shown).Pages; page++)
        {
            var asked = query with { Page = page };
            await KeepAsync(
                new DirectoryPage
                {
                    Tenant = Tenant,
                    Community = "Sietch",
                    Published = published,
                    Query = asked,
                    Found = asked.Of(shown),
                    PictureOf = entry => pictures.TryAddress(entry.Profile, entry.Tier),
                }.Render()
            );
        }

        await bars.FollowAsync(new(community, bar, published.Snapshot.Number), Cancellation);
        bar = published.Snapshot.Number;
        var points = (await bars.LastAsync(Tenant, 120, null, Cancellation)).Reverse().ToList();
        await KeepAsync(ThresholdPage.Of(community, "Sietch", published, points));
        Documents.Add(ThresholdPicture.Draw(points, ThresholdPicture.Wide));
        var gate = new PreparedGate(published, community);
        Documents.AddRange(people.Select(person => Encoding.UTF8.GetString(gate.Of(person.Link.Wallet))));
        Documents.Add(CensusText.Of(published.Standings.Values, community.Places, published.Snapshot));
        await KeepDoorAsync();
        await KeepAnswersAsync();
        Write(shown, published.Standings);
        await WriteBadgesAsync();
    }

    private async Task WriteBadgesAsync()
    {
        var shown = await roster.ReadAsync(Tenant, Cancellation);
        var held = await badges.AllAsync(Tenant, Cancellation);
        BadgesAndRoles.Nyms.Add(
            shown.ToDictionary(entry => entry.Nym, entry => Told(entry.Badges.Select(kind => kind.Id)))
        );
        CarelessBadges.Nyms.Add(
            shown.ToDictionary(
                entry => entry.Nym,
                entry => Told((held.GetValueOrDefault(entry.Profile.MemberId) ?? []).Select(badge => badge.Kind.Id))
            )
        );
        var worn = people.ToDictionary(
            person => $"{person.Link.User}",
            IReadOnlySet<string> (person) =>
                person.IsSeen
                    ? BadgeWishes
                        .Of(held.GetValueOrDefault(person.Member) ?? [], 0, person.OnboardedAt, time.GetUtcNow())
                        .Select(role => role.ToString())
                        .Append(RoleAttack.Member)
                        .ToHashSet()
                    : new HashSet<string>()
        );
        BadgesAndRoles.Accounts.Add(worn);
        CarelessBadges.Accounts.Add(worn);

        static IReadOnlySet<string> Told(IEnumerable<string> badges) =>
            BadgeRoles.ToldBy([.. badges]).Select(role => role.ToString()).ToHashSet();
    }

    /// <summary>What other programs are told of members.</summary>
    private async Task KeepAnswersAsync()
    {
        var members = await roster.ReadAsync(Tenant, Cancellation);
        var told = members.Select(entry => MemberAnswer.Of(entry, pictures)).ToList();
        Documents.Add(
            JsonSerializer.Serialize(new(told, 1, told.Count, told.Count, 1, false), MemberJson.Default.DirectoryAnswer)
        );
    }

    private async Task KeepDoorAsync()
    {
        var changes = await db.QueryAsync<ChangeRow>(
            EligibilitySql.ChangesAfter,
            new { Tenant, Seen = seen },
            Cancellation
        );
        var terms = new AnnouncementTerms { NamesWallets = true };
        if (DoorDigest.CountOf(changes) >= terms.Floor)
        {
            Documents.Add(string.Join('\n', DoorDigest.Of(changes, terms).Lines));
            seen = changes[^1].Snapshot;
        }
    }

    private void Write(IReadOnlyList<RosterEntry> shown, IReadOnlyDictionary<Address, Standing> standings)
    {
        var nyms = shown.ToDictionary(entry => entry.Nym, entry => entry.Tier);
        var wallets = standings.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.Tier);
        NymsAndWallets.Nyms.Add(nyms);
        NymsAndWallets.Others.Add(wallets);
        NymsAndUsers.Nyms.Add(nyms);
        NymsAndUsers.Others.Add(people.ToDictionary(person => $"{person.Link.User}", TierOf));
        Careless.Nyms.Add(
            people
                .Where(person => person.IsOnboarded && TierOf(person) >= Tier.Fedaykin)
                .ToDictionary(person => person.Nym, TierOf)
        );
        Careless.Others.Add(wallets);

        Tier TierOf(Person person) => standings.GetValueOrDefault(person.Link.Wallet)?.Tier ?? Tier.None;
    }

    private async Task KeepAsync(Guildhall.Core.Pages.Page page)
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await page.ExecuteAsync(http);
        Documents.Add(Encoding.UTF8.GetString(body.ToArray()));
    }

    internal sealed record Person(string Nym, NewLink Link, MemberId Member)
    {
        public bool IsOnboarded { get; set; }

        public DateTimeOffset OnboardedAt { get; set; }

        /// <summary>Onboarded and eligible.</summary>
        public bool IsSeen { get; set; }
    }
}

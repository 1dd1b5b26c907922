using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Events;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Communities;

/// <summary>One community as its tenant file has it, with the defaults filled in. Immutable.</summary>
internal sealed record Community
{
    public const long Berachain = 80094;

    public required TenantId Tenant { get; init; }

    /// <summary>The Discord server, by id or by its name in any case.</summary>
    public required string Guild { get; init; }

    public required FollowedChain Chain { get; init; }

    public required PlaceRules Places { get; init; }

    public required SanityBrake Brake { get; init; }

    /// <summary>Without a sync for that long, the answers say so. Never takes anything from anybody.</summary>
    public required TimeSpan Grace { get; init; }

    public required RolesEntry Roles { get; init; }

    public required ChannelsEntry Channels { get; init; }

    /// <summary>Of the council; 0 where there is none.</summary>
    public int Seats { get; init; }

    public AnnouncementTerms Announcements { get; init; } = new();

    /// <summary>Channels and categories, by id or by name in any case, in which what members do counts; none for all.
    /// </summary>
    public IReadOnlySet<string> Tracked { get; init; } = new HashSet<string>();

    /// <summary>Never ranked, by the file; admins add others by rulings.</summary>
    public required IReadOnlySet<Address> Exclusions { get; init; }

    /// <summary>False where no endpoint is known: then nothing is synced, and every answer says what is missing.</summary>
    public bool IsFollowed => Chain.Endpoints.Count > 0;

    /// <param name="endpoints">Those of the settings; null or none for those of the file.</param>
    public static Community Of(TenantId tenant, SietchSection section, IReadOnlyList<string>? endpoints)
    {
        var brake = new SanityBrake();
        return new()
        {
            Tenant = tenant,
            Guild = section.Guild.Trim(),
            Chain = ChainOf(section.Chain, endpoints is { Count: > 0 } ? endpoints : section.Chain.Endpoints ?? []),
            Places = PlacesOf(section.Places ?? new()),
            Brake = new()
            {
                MostLeaving = section.Brake?.MostLeaving ?? brake.MostLeaving,
                LargestPart = section.Brake?.LargestPart ?? brake.LargestPart,
            },
            Grace = section.Grace ?? TimeSpan.FromHours(24),
            Roles = section.Roles ?? new(),
            Channels = section.Channels ?? new(),
            Seats = section.Council?.Seats ?? PlacesOf(section.Places ?? new()).Naib,
            Announcements = TermsOf(section.Announcements ?? new()),
            Tracked = (section.Activity?.Channels ?? [])
                .Select(channel => channel.Trim())
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            Exclusions = (section.Exclusions ?? []).Select(Address.Parse).ToHashSet(),
        };
    }

    public static PlaceRules PlacesOf(PlacesEntry entry)
    {
        var given = new PlaceRules();
        var waiting = entry.Waiting ?? Math.Max(given.Waiting, entry.Eligible ?? 0);
        return new()
        {
            Naib = entry.Naib ?? given.Naib,
            Eligible = entry.Eligible ?? given.Eligible,
            Waiting = waiting,
            Kept = entry.Kept ?? Math.Max(given.Kept, waiting + 10),
        };
    }

    public static AnnouncementTerms TermsOf(AnnouncementsEntry entry)
    {
        var given = new AnnouncementTerms();
        return new()
        {
            Every = entry.Every ?? given.Every,
            Delay = entry.Delay ?? given.Delay,
            Floor = entry.Floor ?? given.Floor,
            Longest = entry.Longest ?? given.Longest,
            NamesWallets = entry.Wallets ?? given.NamesWallets,
        };
    }

    public static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static FollowedChain ChainOf(ChainEntry chain, IReadOnlyList<string> endpoints)
    {
        var followed = new FollowedChain
        {
            Id = (ulong)(chain.Id ?? Berachain),
            Endpoints = [.. endpoints.Select(endpoint => new Uri(endpoint))],
            Token = ContractOf(chain.Token),
            Vaults = [.. chain.Vaults.Select(ContractOf)],
        };
        return followed with
        {
            ClaimEvent = chain.ClaimEvent is null ? followed.ClaimEvent : EventShape.Parse(chain.ClaimEvent),
            Credited = chain.Credited ?? followed.Credited,
            Amount = chain.Amount ?? followed.Amount,
            Head =
                chain.Finalized == true ? new(null)
                : chain.Confirmations is { } depth ? new((ulong)depth)
                : followed.Head,
            LargestPage = (ulong)(chain.LargestPage ?? (int)followed.LargestPage),
        };
    }

    private static FollowedContract ContractOf(ContractEntry entry) =>
        new(Address.Parse(entry.Address), (ulong)(entry.FromBlock ?? 0));
}

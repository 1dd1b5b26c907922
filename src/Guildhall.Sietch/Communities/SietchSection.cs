using System.Text.Json.Serialization;

namespace Guildhall.Sietch.Communities;

/// <summary>Sietch's part of a tenant file: one community. What is left out has the default of <see cref="Community"/>.</summary>
internal sealed record SietchSection
{
    /// <summary>The Discord server, by id or by its name in any case.</summary>
    public required string Guild { get; init; }

    public required ChainEntry Chain { get; init; }

    public PlacesEntry? Places { get; init; }

    public BrakeEntry? Brake { get; init; }

    /// <summary>How long the chain may be out of reach until the answers say so. Default 24 hours.</summary>
    public TimeSpan? Grace { get; init; }

    public RolesEntry? Roles { get; init; }

    public ChannelsEntry? Channels { get; init; }

    public CouncilEntry? Council { get; init; }

    public AnnouncementsEntry? Announcements { get; init; }

    public ActivityEntry? Activity { get; init; }

    /// <summary>Wallets that are never ranked: contracts that collect for others.</summary>
    public IReadOnlyList<string>? Exclusions { get; init; }
}

internal sealed record ChainEntry
{
    /// <summary>EIP-155. Default 80094, Berachain.</summary>
    public long? Id { get; init; }

    /// <summary>Addresses of JSON-RPC nodes, asked in this order; a setting may stand in their place.</summary>
    public IReadOnlyList<string>? Endpoints { get; init; }

    /// <summary>The token whose burns count.</summary>
    public required ContractEntry Token { get; init; }

    /// <summary>Where claims are made.</summary>
    public required IReadOnlyList<ContractEntry> Vaults { get; init; }

    /// <summary>A claim's declaration. Default Berachain's: <c>RewardPaid(address indexed account, address to, uint256 reward)</c>.</summary>
    public string? ClaimEvent { get; init; }

    /// <summary>The claim's parameter that names who received. Default <c>to</c>.</summary>
    public string? Credited { get; init; }

    /// <summary>The claim's parameter with the amount. Default <c>reward</c>.</summary>
    public string? Amount { get; init; }

    /// <summary>How many blocks below the newest are believed: 0–10,000. Default 20.</summary>
    public int? Confirmations { get; init; }

    /// <summary>True: up to what the chain calls final, in the place of confirmations.</summary>
    public bool? Finalized { get; init; }

    /// <summary>Blocks asked for at once at most: 1–1,000,000. Default 10,000.</summary>
    public int? LargestPage { get; init; }
}

internal sealed record ContractEntry
{
    public required string Address { get; init; }

    /// <summary>The block in which it was deployed, or an earlier one. Default 0.</summary>
    public long? FromBlock { get; init; }
}

internal sealed record PlacesEntry
{
    /// <summary>1–100. Default 7.</summary>
    public int? Naib { get; init; }

    /// <summary>From the Naib's number up to 10,000. Default 69.</summary>
    public int? Eligible { get; init; }

    /// <summary>From the eligible's number up to 20,000. Default 100, or as many as are eligible.</summary>
    public int? Waiting { get; init; }

    /// <summary>At least 10 more than wait, up to 30,000. Default 110, or those.</summary>
    public int? Kept { get; init; }
}

internal sealed record ActivityEntry
{
    /// <summary>Where what members do counts: channels or categories by id or name. Default: all.</summary>
    public IReadOnlyList<string>? Channels { get; init; }
}

internal sealed record BrakeEntry
{
    /// <summary>More who leave at once are held: 0–10,000. Default 10.</summary>
    public int? MostLeaving { get; init; }

    /// <summary>A larger part of the list that leaves at once is held: above 0 up to 1. Default 0.3.</summary>
    public double? LargestPart { get; init; }
}

/// <summary>Discord roles by id or name; one that is left out is not given.</summary>
internal sealed record RolesEntry
{
    public string? Naib { get; init; }

    public string? FormerNaib { get; init; }

    public string? Fedaykin { get; init; }

    /// <summary>For those on the waiting list.</summary>
    public string? Taqwa { get; init; }

    public string? Onboarded { get; init; }

    public string? Engaged { get; init; }

    public string? Veteran { get; init; }

    public string? Trusted { get; init; }

    [JsonIgnore]
    public IEnumerable<(string Name, string? Role)> All =>
        [
            ("naib", Naib),
            ("formerNaib", FormerNaib),
            ("fedaykin", Fedaykin),
            ("taqwa", Taqwa),
            ("onboarded", Onboarded),
            ("engaged", Engaged),
            ("veteran", Veteran),
            ("trusted", Trusted),
        ];
}

/// <summary>Discord channels by id or name; one that is left out is not posted in.</summary>
internal sealed record ChannelsEntry
{
    /// <summary>Where arrivals and departures are told.</summary>
    public string? Door { get; init; }

    /// <summary>One message with the sums and the bar.</summary>
    public string? Census { get; init; }

    /// <summary>Where admins are told what needs them.</summary>
    public string? Admins { get; init; }

    [JsonIgnore]
    public IEnumerable<(string Name, string? Channel)> All => [("door", Door), ("census", Census), ("admins", Admins)];
}

/// <summary>How the door speaks; what is left out has the default of <see cref="Announcements.AnnouncementTerms"/>.</summary>
internal sealed record AnnouncementsEntry
{
    public TimeSpan? Every { get; init; }

    public TimeSpan? Delay { get; init; }

    public int? Floor { get; init; }

    public TimeSpan? Longest { get; init; }

    /// <summary>True: short addresses too.</summary>
    public bool? Wallets { get; init; }
}

internal sealed record CouncilEntry
{
    /// <summary>0–100, and no more than may come in. Default as many as are of the Naib tier; 0 for no council, and then the chain's rank gives the role.</summary>
    public int? Seats { get; init; }
}

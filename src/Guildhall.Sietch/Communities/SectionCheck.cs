using System.Globalization;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Events;

namespace Guildhall.Sietch.Communities;

/// <summary>What the types of a section cannot say. Each fault says what is expected.</summary>
internal static class SectionCheck
{
    public static IEnumerable<TenantSectionFault> Find(SietchSection section, TenantSectionContext context) =>
        [
            .. Named(".guild", section.Guild, "the server's id or name"),
            .. Chain(section.Chain),
            .. Places(section.Places ?? new()),
            .. Brake(section.Brake ?? new()),
            .. Grace(section.Grace),
            .. (section.Roles ?? new()).All.SelectMany(role =>
                Named($".roles.{role.Name}", role.Role ?? "-", "a role's id or name; leave it out to give none")
            ),
            .. (section.Channels ?? new()).All.SelectMany(channel =>
                Named(
                    $".channels.{channel.Name}",
                    channel.Channel ?? "-",
                    "a channel's id or name; leave it out to post nothing"
                )
            ),
            .. Seats(section),
            .. OwnChannels(section.Channels ?? new()),
            .. Announcements(Community.TermsOf(section.Announcements ?? new())),
            .. (section.Activity?.Channels ?? []).SelectMany(
                (channel, i) => Named($".activity.channels[{i}]", channel, "a channel's or category's id or name")
            ),
            .. (section.Exclusions ?? []).SelectMany((wallet, i) => Addressed($".exclusions[{i}]", wallet)),
        ];

    private static IEnumerable<TenantSectionFault> Chain(ChainEntry chain) =>
        [
            .. Within(".chain.id", chain.Id ?? Community.Berachain, 1, long.MaxValue),
            .. (chain.Endpoints ?? []).SelectMany((endpoint, i) => Reachable($".chain.endpoints[{i}]", endpoint)),
            .. Contract(".chain.token", chain.Token),
            .. Vaults(chain),
            .. Claim(chain),
            .. Within(".chain.confirmations", chain.Confirmations ?? 20, 0, 10_000),
            .. chain is { Finalized: true, Confirmations: not null }
                ? [new(".chain.confirmations", "stands beside finalized: keep one of the two.")]
                : Array.Empty<TenantSectionFault>(),
            .. Within(".chain.largestPage", chain.LargestPage ?? 10_000, 1, 1_000_000),
        ];

    private static IEnumerable<TenantSectionFault> Vaults(ChainEntry chain)
    {
        if (chain.Vaults.Count == 0)
        {
            yield return new(".chain.vaults", "is empty: name at least one vault, or nobody ever claims.");
        }

        foreach (var (i, vault) in chain.Vaults.Index())
        {
            foreach (var fault in Contract($".chain.vaults[{i}]", vault))
            {
                yield return fault;
            }
        }

        foreach (var i in SameAsToken(chain))
        {
            yield return new($".chain.vaults[{i}].address", "is the token's address: put the vault's own.");
        }

        var known = chain.Vaults.Select(vault => Address.TryParse(vault.Address, out var read) ? read : default);
        foreach (
            var twice in known.Where(read => read != default).GroupBy(read => read).Where(same => same.Count() > 1)
        )
        {
            yield return new(".chain.vaults", $"names {twice.Key} twice: keep one.");
        }
    }

    private static IEnumerable<int> SameAsToken(ChainEntry chain) =>
        Address.TryParse(chain.Token.Address, out var token)
            ? chain
                .Vaults.Index()
                .Where(vault => Address.TryParse(vault.Item.Address, out var read) && read == token)
                .Select(vault => vault.Index)
            : [];

    private static IEnumerable<TenantSectionFault> Claim(ChainEntry chain)
    {
        if (TryShape(chain.ClaimEvent) is not { } shape)
        {
            yield return new(
                ".chain.claimEvent",
                "expected an event's declaration, such as \"RewardPaid(address indexed account, address to, uint256 reward)\"."
            );
            yield break;
        }

        var names = string.Join(", ", shape.Parameters.Select(p => p.Name));
        if (!shape.Parameters.Any(p => p.Name == (chain.Credited ?? "to") && p.Type == "address"))
        {
            yield return new(
                ".chain.credited",
                $"expected the parameter of type address that names who received; the event has {names}."
            );
        }

        if (
            !shape.Parameters.Any(p =>
                p.Name == (chain.Amount ?? "reward") && p.Type.StartsWith("uint", StringComparison.Ordinal)
            )
        )
        {
            yield return new(
                ".chain.amount",
                $"expected the parameter of an unsigned type that holds the amount; the event has {names}."
            );
        }
    }

    private static IEnumerable<TenantSectionFault> Places(PlacesEntry entry)
    {
        var places = Community.PlacesOf(entry);
        return
        [
            .. Within(".places.naib", places.Naib, 1, 100),
            .. Within(".places.eligible", places.Eligible, places.Naib, 10_000),
            .. Within(".places.waiting", places.Waiting, places.Eligible, 20_000),
            .. Within(".places.kept", places.Kept, places.Waiting + 10L, 30_000),
        ];
    }

    /// <summary>A seat is for somebody who may come in.</summary>
    private static IEnumerable<TenantSectionFault> Seats(SietchSection section)
    {
        var most = Math.Clamp(Community.PlacesOf(section.Places ?? new()).Eligible, 0, 100);
        return Within(".council.seats", section.Council?.Seats ?? 0, 0, most);
    }

    private static IEnumerable<TenantSectionFault> OwnChannels(ChannelsEntry channels) =>
        channels
            .All.Where(entry => !string.IsNullOrWhiteSpace(entry.Channel))
            .GroupBy(entry => entry.Channel!.Trim(), StringComparer.OrdinalIgnoreCase)
            .SelectMany(same =>
                same.Skip(1)
                    .Select(entry => new TenantSectionFault(
                        $".channels.{entry.Name}",
                        $"is the channel of sietch.channels.{same.First().Name}: name another, or leave one of them out."
                    ))
            );

    private static IEnumerable<TenantSectionFault> Brake(BrakeEntry brake) =>
        [
            .. Within(".brake.mostLeaving", brake.MostLeaving ?? 1, 0, 10_000),
            .. brake.LargestPart is <= 0 or > 1 or double.NaN
                ? [new(".brake.largestPart", "expected a part of the list: above 0, up to 1.")]
                : Array.Empty<TenantSectionFault>(),
        ];

    private static IEnumerable<TenantSectionFault> Grace(TimeSpan? grace)
    {
        if (grace < TimeSpan.FromHours(1) || grace > TimeSpan.FromDays(30))
        {
            yield return new(".grace", "expected 1 hour to 30 days, such as \"1.00:00:00\".");
        }
    }

    private static IEnumerable<TenantSectionFault> Announcements(AnnouncementTerms terms) =>
        [
            .. Lasting(".announcements.every", terms.Every, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7)),
            .. Lasting(".announcements.delay", terms.Delay, TimeSpan.Zero, TimeSpan.FromDays(7)),
            .. Within(".announcements.floor", terms.Floor, 1, 100),
            .. Lasting(".announcements.longest", terms.Longest, TimeSpan.Zero, TimeSpan.FromDays(90)),
        ];

    private static IEnumerable<TenantSectionFault> Lasting(string path, TimeSpan time, TimeSpan least, TimeSpan most)
    {
        if (time < least || time > most)
        {
            yield return new(path, $"expected {least:c} to {most:c}, found {time:c}.");
        }
    }

    private static IEnumerable<TenantSectionFault> Contract(string path, ContractEntry contract) =>
        [
            .. Addressed($"{path}.address", contract.Address),
            .. Within($"{path}.fromBlock", contract.FromBlock ?? 0, 0, long.MaxValue),
        ];

    private static IEnumerable<TenantSectionFault> Addressed(string path, string text)
    {
        if (!Address.TryParse(text, out var address))
        {
            yield return new(
                path,
                "expected an address: 0x and 40 hexadecimal digits, with a right checksum if in mixed case."
            );
        }
        else if (address == Address.Zero)
        {
            yield return new(path, "is the zero address, a placeholder: put the contract's own.");
        }
    }

    private static IEnumerable<TenantSectionFault> Reachable(string path, string text)
    {
        if (!Community.IsEndpoint(text))
        {
            yield return new(path, "expected a node's whole address, such as \"https://rpc.berachain.com\".");
        }
    }

    private static IEnumerable<TenantSectionFault> Named(string path, string text, string expected)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new(path, $"is empty: expected {expected}.");
        }
    }

    private static IEnumerable<TenantSectionFault> Within(string path, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            yield return new(
                path,
                string.Create(CultureInfo.InvariantCulture, $"expected {least:N0} to {most:N0}, found {value:N0}.")
            );
        }
    }

    private static EventShape? TryShape(string? declaration)
    {
        try
        {
            return declaration is null ? KnownEvents.RewardPaid : EventShape.Parse(declaration);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
